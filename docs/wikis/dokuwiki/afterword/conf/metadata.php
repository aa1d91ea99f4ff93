<?php
/** The settings, as the configuration manager asks for them. */

$meta['script'] = array('string');
$meta['sources'] = array('string');
