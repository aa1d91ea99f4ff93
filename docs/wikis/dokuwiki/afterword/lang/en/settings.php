<?php
/** The settings in English. */

$lang['script'] = 'Address of the widgets: <code>embed/v1/afterword.js</code> of a built Afterword';
$lang['sources'] = 'Other hosts that data may be read from, such as <code>https://tools.example.com/</code>, with spaces between';
