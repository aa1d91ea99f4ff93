<?php
/**
 * The tags of Afterword's widgets in wiki text.
 *
 * Nothing that an editor writes becomes markup of its own: see Widget.php.
 */

namespace MediaWiki\Extension\Afterword;

class Hooks {
	/** @var \Config */
	private $config;

	public function __construct( $config ) {
		$this->config = $config;
	}

	public function onParserFirstCallInit( $parser ) {
		foreach ( Widget::TAGS as $tag ) {
			$parser->setHook(
				"afterword-$tag",
				function ( $data, array $attributes, $parser ) use ( $tag ) {
					return $this->render( $tag, (string)$data, $attributes, $parser );
				}
			);
		}
	}

	private function render( string $tag, string $data, array $attributes, $parser ) {
		$widget = Widget::make(
			$tag,
			$parser->killMarkers( $data ),
			array_map( [ $parser, 'killMarkers' ], $attributes ),
			$this->config->get( 'AfterwordSources' )
		);
		if ( $widget->refused !== null ) {
			$message = wfMessage( 'afterword-source-refused' )
				->plaintextParams( $widget->refused, '$wgAfterwordSources' )
				->inContentLanguage()
				->text();
			return '<strong class="error">' . htmlspecialchars( $message ) . '</strong>';
		}
		$parser->getOutput()->addModules( [ 'ext.afterword' ] );
		$parser->getOutput()->addModuleStyles( [ 'ext.afterword.styles' ] );
		// As nowiki: no line of the data is a list or a paragraph of the page.
		return [ "<div>$widget->html</div>", 'markerType' => 'nowiki' ];
	}
}
