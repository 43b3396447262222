"""Gives each request that takes a file a good one, for check_openapi.py: what is refused is then what schemathesis made wrong.

Else all such requests were refused for their body, whatever their parameters are.
"""

import schemathesis
from schemathesis.core.parameters import ParameterLocation

TEXTS = ("Air surut.", "The water fell.")
FILES = {
    "tsv": "{0}\t{1}\n",
    "csv": 'source,target\n"{0}","{1}"\n',
    "jsonl": '{{"source":"{0}","target":"{1}"}}\n',
    "po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "{1}"\nmsgstr "{0}"\n',
    "tmx": '<tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" '
           'srclang="id" datatype="plaintext"/><body><tu><tuv xml:lang="id"><seg>{0}</seg></tuv><tuv xml:lang="en"><seg>{1}</seg>'
           '</tuv></tu></body></tmx>',
    "xliff": '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext" '
             'source-language="id" target-language="en"><body><trans-unit id="1"><source>{0}</source><target>{1}</target>'
             '</trans-unit></body></file></xliff>',
}


@schemathesis.hook
def before_call(context, case, **kwargs):
    if "application/octet-stream" not in str(case.media_type) or case.meta is None:
        return
    if not case.meta.is_negative_at(ParameterLocation.BODY):
        form = FILES.get(str((case.query or {}).get("format")), FILES["tsv"])
        case.body = form.format(*TEXTS).encode()
