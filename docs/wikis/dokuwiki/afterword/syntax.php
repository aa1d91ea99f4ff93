<?php
/**
 * The tags of Afterword's widgets in wiki text.
 *
 * Nothing that an editor writes becomes markup of its own: see Widget.php.
 */

use dokuwiki\Extension\SyntaxPlugin;
use dokuwiki\plugin\afterword\Widget;

// A plugin is loaded by DokuWiki or not at all.
if (!defined('DOKU_INC')) die();

class syntax_plugin_afterword extends SyntaxPlugin
{
    /** What is between the tags is data, no wiki text. */
    public function getType()
    {
        return 'protected';
    }

    public function getPType()
    {
        return 'block';
    }

    public function getSort()
    {
        return 155;
    }

    public function connectTo($mode)
    {
        // Possessive, so that long values take no stack.
        $attributes = '(?:[^>"\'/]++|/(?!>)|"[^"]*+"|\'[^\']*+\')*+';
        foreach (Widget::TAGS as $tag) {
            $pattern = "<afterword-$tag(?=[\\s/>])$attributes(?:/>|>.*?</afterword-$tag>)";
            $this->Lexer->addSpecialPattern($pattern, $mode, 'plugin_afterword');
        }
    }

    public function handle($match, $state, $pos, Doku_Handler $handler)
    {
        // The pattern of a tag, taken apart.
        preg_match('~^<afterword-([a-z-]+)((?:[^>"\']++|"[^"]*+"|\'[^\']*+\')*+)>(.*)$~s', $match, $parts);
        list(, $tag, $attributes, $data) = $parts;
        $data = preg_replace("~</afterword-$tag>\$~i", '', $data);
        $read = [];
        preg_match_all('~([a-z][a-z-]*)(?:\s*=\s*("[^"]*"|\'[^\']*\'|[^\s"\'>]+))?~', $attributes, $all, PREG_SET_ORDER);
        foreach ($all as $one) {
            // One without a value is there, and that is all it says.
            $value = isset($one[2]) ? preg_replace('~^(["\'])(.*)\1$~s', '$2', $one[2]) : '';
            $read[$one[1]] = html_entity_decode($value, ENT_QUOTES | ENT_HTML5, 'UTF-8');
        }
        return [$tag, $read, $data];
    }

    public function render($format, Doku_Renderer $renderer, $read)
    {
        if ($format === 'metadata') return true;
        list($tag, $attributes, $data) = $read;
        if ($format !== 'xhtml') {
            // A book or a document that is made of the page has no widgets; it has what they show.
            $renderer->preformatted($data);
            return true;
        }
        $widget = Widget::make($tag, $data, $attributes, preg_split('/[\s,]+/', $this->getConf('sources'), -1, PREG_SPLIT_NO_EMPTY));
        if ($widget->refused !== null) {
            $renderer->doc .= '<p class="error">' . hsc(sprintf($this->getLang('refused'), $widget->refused)) . '</p>';
            return true;
        }
        // Browsers run a module once, however often a page names it.
        $renderer->doc .= '<script type="module" src="' . hsc($this->getConf('script')) . '"></script>' . $widget->html;
        return true;
    }
}
