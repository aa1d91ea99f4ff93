<?php
/** What the plugin says in English. */

$lang['refused'] = 'Afterword reads nothing from %s. An address (src) has to be on this wiki\'s own host, or on one that the setting “sources” names.';
