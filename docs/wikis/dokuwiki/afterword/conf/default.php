<?php
/** What the settings are until somebody changes them. */

$conf['script'] = '/afterword/embed/v1/afterword.js';
$conf['sources'] = '';
