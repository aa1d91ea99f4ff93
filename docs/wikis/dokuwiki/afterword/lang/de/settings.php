<?php
/** The settings in German. */

$lang['script'] = 'Adresse der Bausteine: <code>embed/v1/afterword.js</code> eines gebauten Afterword';
$lang['sources'] = 'Weitere Hosts, von denen Daten gelesen werden dürfen, etwa <code>https://tools.example.com/</code>, durch Leerzeichen getrennt';
