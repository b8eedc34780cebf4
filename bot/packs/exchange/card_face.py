"""How an item looks as an Anki card; Anki's night mode turns the colours that are left to it."""

FRONT = """\
<div class="about">{{Question}}</div>
<div class="stem">{{Stem}}</div>
<div class="options">{{Options}}</div>
"""

BACK = """\
{{FrontSide}}
<hr id="answer">
<div class="key">Right: {{Key}}</div>
<div class="options">{{Feedback}}</div>
{{#Prompt}}<div class="prompt">{{Prompt}}</div>{{/Prompt}}
<div class="source">{{Source}}</div>
"""

STYLE = """\
.card { font-family: system-ui, sans-serif; font-size: 19px; line-height: 1.45; text-align: left;
  max-width: 40em; margin: 0 auto; padding: 0.8em; }
.about { font-size: 0.8em; opacity: 0.75; margin-bottom: 0.6em; }
.stem { font-weight: 600; margin-bottom: 0.4em; }
.options ol { list-style: upper-alpha; padding-left: 1.8em; margin: 0.4em 0; }
.options li { margin: 0.4em 0; }
.key { font-weight: 600; color: #0b6b3a; }
.nightMode .key, .night_mode .key { color: #7fd6a4; }
.prompt, .source { font-size: 0.8em; opacity: 0.8; margin-top: 0.9em; }
.nightMode a, .night_mode a { color: #8ab4f8; }
"""
