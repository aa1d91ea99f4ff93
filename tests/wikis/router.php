<?php
// What a web server would do before the wiki is asked: the built app is at /afterword/, with its media types.

$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
if (strncmp($path, '/afterword/', 11) !== 0) {
    return false;
}
$folder = realpath(getenv('AFTERWORD_DIST'));
$file = realpath($folder . substr($path, 10));
if ($file === false || strncmp($file, $folder, strlen($folder)) !== 0 || !is_file($file)) {
    http_response_code(404);
    return true;
}
$types = [
    'css' => 'text/css', 'html' => 'text/html; charset=utf-8', 'js' => 'text/javascript', 'json' => 'application/json',
    'svg' => 'image/svg+xml', 'txt' => 'text/plain; charset=utf-8', 'wasm' => 'application/wasm',
];
$ending = pathinfo($file, PATHINFO_EXTENSION);
header('Content-Type: ' . (isset($types[$ending]) ? $types[$ending] : 'application/octet-stream'));
header('Content-Length: ' . filesize($file));
header('Cache-Control: no-cache');
readfile($file);
return true;
