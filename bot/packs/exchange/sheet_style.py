"""How the study sheet looks, above all on A4."""

STYLE = """\
@page { size: A4; margin: 16mm 15mm 18mm; }
* { box-sizing: border-box; }
html { background: #fff; color: #1a1a1a; }
body { font: 10.5pt/1.45 Georgia, "Times New Roman", serif; margin: 0 auto; max-width: 180mm;
  padding: 6mm 4mm; }
h1, h2, h3, h4 { font-family: "Helvetica Neue", Arial, sans-serif; line-height: 1.25; break-after: avoid; }
h1 { font-size: 22pt; margin: 0 0 2mm; }
h2 { font-size: 15pt; margin: 0 0 1mm; }
h3 { font-size: 11pt; margin: 5mm 0 1mm; }
p { margin: 0 0 2mm; white-space: pre-line; overflow-wrap: anywhere; }
a { color: #0b4a8a; }
.about { color: #555; font-family: "Helvetica Neue", Arial, sans-serif; font-size: 9pt; }
.contents { columns: 2; column-gap: 8mm; padding-left: 6mm; }
.contents li { break-inside: avoid; }
.question, .answers { break-before: page; }
.prompt { border-left: 3px solid #777; padding-left: 4mm; }
.items { padding-left: 7mm; }
.items > li { break-inside: avoid; margin: 0 0 4mm; }
.options { list-style: upper-alpha; padding-left: 6mm; margin: 1mm 0 0; }
.options p { margin: 0 0 1mm; }
.answer { border-top: 1px solid #999; padding-top: 4mm; margin-top: 8mm; }
.answer li { break-inside: avoid; }
.answer ul, .answer ol { margin: 0 0 2mm; padding-left: 7mm; }
.keys { columns: 2; column-gap: 8mm; font-size: 9.5pt; }
.and { color: #555; display: block; }
pre { border: 1px solid #bbb; font-size: 9pt; overflow-wrap: anywhere; padding: 2mm; white-space: pre-wrap; }
@media print { body { max-width: none; padding: 0; } a { color: inherit; text-decoration: none; } }
figure { margin: 3mm 0; break-inside: avoid; }
figure svg { max-width: 100%; height: auto; }
"""
