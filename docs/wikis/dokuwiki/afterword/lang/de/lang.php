<?php
/** What the plugin says in German. */

$lang['refused'] = 'Afterword liest nichts von %s. Eine Adresse (src) muss auf dem Host dieses Wikis liegen oder auf einem, den die Einstellung „sources“ nennt.';
