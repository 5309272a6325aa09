"""Types of request fields that more than one route uses."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints


def encodable(value: str) -> str:
    """JSON can spell half of a character (`"\\ud800"`), which no database or answer can hold."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError("not a whole character") from error
    return value


Text = Annotated[str, AfterValidator(encodable)]
Identifier = Annotated[Text, StringConstraints(min_length=1, max_length=200)]
MessageId = Annotated[Text, StringConstraints(min_length=8, max_length=64)]
