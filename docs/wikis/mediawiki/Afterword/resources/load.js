// Fetches the widgets. They are an ES module, which MediaWiki's own loader doesn't know.
( function () {
	var script = document.createElement( 'script' );
	script.type = 'module';
	script.src = require( './config.json' ).script;
	document.head.appendChild( script );
}() );
