"""The words a claim rests on, as offsets of the stored text."""

from collections.abc import Sequence
from dataclasses import replace

from core.extraction.finding import Finding
from schemas.claim import Claim, Evidence


def passages_of(found: Sequence[Finding], where: str) -> tuple[Evidence, ...]:
    """The spans of findings in one field (body or title), each once, in order."""
    spans = {(f.marked.start(f.first), f.marked.end(f.last - 1)): f for f in found if f.marked.sentence.field == where}
    out = []
    for (start, end), finding in sorted(spans.items(), key=lambda item: item[0]):
        sentence = finding.marked.sentence
        out.append(Evidence(start=start, end=end, quote=sentence.text[start - sentence.start : end - sentence.start]))
    return tuple(out)


def requoted(claim: Claim, body: str, title: str) -> Claim:
    """The claim with its quotes as published: `text[start:end]`, not as normalised."""

    def again(text: str, told: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(e, quote=text[e.start : e.end]) for e in told)

    return replace(claim, evidence=again(body, claim.evidence), headline=again(title, claim.headline))
