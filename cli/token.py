"""`tollwire token`: the word that lets one publish over HTTP."""

import click

from deploy import environment
from deploy.token import token


@click.command("token")
def command() -> None:
    """Print the token that `POST /api/v1/articles` asks for. Where none is set one is made, readable by its owner only.

    Example: curl -H "Authorization: Bearer $(tollwire token)" --json @article.json http://127.0.0.1:8765/api/v1/articles
    """
    click.echo(token(environment.load()).reveal())
