"""The ear: the locked model, loaded once a process."""

from language.ear import ear


def test_sentences_are_heard_in_order() -> None:
    """One Doc a sentence, with its verbs found."""
    docs = ear()(["Nine police officers were killed.", "Three rebels died."])
    assert [[token.text for token in doc if token.tag_ in ("VBD", "VBN")] for doc in docs] == [
        ["were", "killed"],
        ["died"],
    ]


def test_a_sentence_is_parsed_when_it_is_asked_for() -> None:
    """Tags at once; subject and verb after `parse`."""
    heard = ear()
    (doc,) = heard(["Three rebels died."])
    assert not doc.has_annotation("DEP")
    heard.parse([doc])
    assert [(token.text, token.head.text) for token in doc if token.dep_ == "nsubj"] == [("rebels", "died")]


def test_the_model_is_loaded_once() -> None:
    """The same ear again."""
    assert ear() is ear()
