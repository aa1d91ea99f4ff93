<?php
/**
 * A widget of Afterword as HTML, made of what an editor of a wiki wrote.
 *
 * Nothing of that becomes markup of its own: tags and attributes are those of two lists, values and data are escaped, and data
 * is read only from the wiki's host or from those that its owner named. Wikis share this file but for its namespace.
 */

namespace dokuwiki\plugin\afterword;

class Widget
{
    /** What follows `afterword-` in the name of a tag. */
    const TAGS = ['postmortem', 'timeline', 'five-whys', 'actions', 'maturity', 'toil', 'error-budget', 'severity'];

    /** The attributes that docs/widgets.md lists. Others are left away: they could style the wiki or run scripts. */
    const ATTRIBUTES = [
        'src', 'data', 'model', 'scheme',
        'lang', 'theme', 'editable', 'readonly', 'status', 'owner', 'today', 'heading',
        'minutes', 'times', 'per', 'people', 'build-hours', 'upkeep-hours', 'hourly-rate', 'currency',
        'name', 'objective', 'window', 'unit', 'total', 'bad', 'spent', 'elapsed', 'burn',
    ];

    /** Those that are an address, or may be one where they are no JSON. */
    const ADDRESSES = ['src', 'model', 'scheme'];

    /** @var string|null The widget as HTML, with everything escaped. */
    public $html = null;

    /** @var string|null An address that nothing may be read from; then there is no widget. */
    public $refused = null;

    /**
     * @param string $tag one of TAGS
     * @param string $data what is between the tags: JSON or Markdown
     * @param string[] $attributes by name, their values as text
     * @param string[] $sources the other hosts that data may be read from
     */
    public static function make($tag, $data, array $attributes, array $sources)
    {
        $widget = new self();
        $html = "<afterword-$tag";
        foreach ($attributes as $name => $value) {
            $name = (string) $name;
            if (!in_array($name, self::ATTRIBUTES, true)) {
                continue;
            }
            $value = trim($value);
            $isAddress = in_array($name, self::ADDRESSES, true) && ($name === 'src' || !self::isJson($value));
            if ($isAddress && !self::mayBeRead($value, $sources)) {
                $widget->refused = $value;
                return $widget;
            }
            $html .= " $name=\"" . self::escaped($value) . '"';
        }
        $data = trim($data);
        // A reader without scripts sees the data itself; with them, the widget takes its place.
        $child = $data === '' ? '' : '<pre>' . self::escaped($data) . '</pre>';
        $widget->html = "$html>$child</afterword-$tag>";
        return $widget;
    }

    private static function escaped($text)
    {
        return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }

    private static function isJson($text)
    {
        return $text !== '' && ($text[0] === '{' || $text[0] === '[');
    }

    private static function mayBeRead($address, array $sources)
    {
        // Browsers skip the former wherever they are, and take the latter for a slash.
        if (preg_match('/[\x00-\x20\x7f]|\\\\/', $address)) {
            return false;
        }
        foreach ($sources as $source) {
            $folder = rtrim($source, '/') . '/';
            if (preg_match('~^https?://[^/]~', $folder) && strncmp($address, $folder, strlen($folder)) === 0) {
                return true;
            }
        }
        // Neither a scheme nor the two slashes that a host follows.
        return !preg_match('~^([a-z][a-z0-9+.-]*:|//)~i', $address);
    }
}
