"""The ear: the locked model, loaded once a process."""

from language.ear import ear


def test_sentences_are_heard_in_order() -> None:
    """One Doc a sentence, with its verbs found."""
    docs = ear()(["Nine police officers were killed.", "Three rebels died."])
    assert [[token.lemma_ for token in doc if token.pos_ == "VERB"] for doc in docs] == [["kill"], ["die"]]


def test_the_model_is_loaded_once() -> None:
    """The same ear again."""
    assert ear() is ear()
