"""The deterministic expander: scene, light and camera as the parser would fill them in."""

from filmgate.domain.parameters import PROMPT_LIMIT
from filmgate.script.parse import parse
from filmgate.script.write import additions


class CinematicExpander:
    """Keeps every word of the user and appends what was open, within the prompt limit."""

    def expand(self, prompt: str) -> str:
        added = additions(parse(prompt))
        longer = f"{prompt.rstrip(' .')}, {added}" if added else prompt
        return longer if len(longer) <= PROMPT_LIMIT else prompt
