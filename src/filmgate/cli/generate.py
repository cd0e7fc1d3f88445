"""The command filmgate generate: it makes a clip from a prompt through the API."""

import json
import shlex
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from filmgate.cli import wait
from filmgate.cli.connect import DataOption, KeyOption, ServerOption, Session, connect
from filmgate.cli.console import err, fail, out
from filmgate.domain.errors import FilmgateError
from filmgate.domain.pictures import data_uri, is_data_uri
from filmgate.media.recognise import JPEG, PNG, recognise

DEFAULT_MODEL = "minimax/hailuo-02/standard"
TALL_MODEL = "minimax/video-02"
_HINTS = 3  # models that an error names


def generate(  # noqa: PLR0917
    prompt: Annotated[str, typer.Argument(help="Content of the clip, and moves of the camera.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write.")] = None,
    model: Annotated[str | None, typer.Option(help="Model id; see `filmgate models`.")] = None,
    duration: Annotated[int | None, typer.Option(help="Seconds of the clip: 6 or 10.")] = None,
    resolution: Annotated[str | None, typer.Option(help="Resolution: 768p or 1080p.")] = None,
    image: Annotated[str | None, typer.Option(help="First frame: a file or a URL.")] = None,
    end_image: Annotated[str | None, typer.Option(help="Last frame: a file or a URL.")] = None,
    seed: Annotated[
        int | None, typer.Option(help="Seed, 0 to 4294967295. Default: derived from the request.")
    ] = None,
    expand: Annotated[bool, typer.Option("--expand", help="Add details to the prompt.")] = False,  # noqa: FBT002
    detach: Annotated[  # noqa: FBT002
        bool, typer.Option("--detach", help="Submit, print the id, and do not wait.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the prediction as JSON.")] = False,  # noqa: FBT002
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Make a clip from a prompt, as an MP4 file."""
    chosen = model or (TALL_MODEL if (resolution or "").lower() == "1080p" else DEFAULT_MODEL)
    body = {"prompt": prompt, "duration": duration, "resolution": resolution}
    body |= {"enable_prompt_expansion": True if expand else None}
    body |= {"image": reference(image), "end_image": reference(end_image)}
    body = {name: value for name, value in body.items() if value is not None}
    if output:
        wait.check_target(output)
    with connect(server, key, data_dir, worker=True) as session:
        if detach and session.own:
            fail("--detach needs a server that goes on: start `filmgate serve`, or give --server", code=2)
        body = _taken(session, chosen, body)
        headers = {} if seed is None else {"X-Filmgate-Seed": str(seed)}
        data = session.call("POST", f"/api/v3/{chosen}", body, **headers)
        if detach:
            sys.stdout.write((json.dumps(data, indent=2) if as_json else data["id"]) + "\n")
            return
        err.print(f"prediction {data['id']}")
        final = wait.completed(session, data["id"])
        target = output or Path(wait.name_of(final["id"]))
        wait.save(session, final["outputs"][0], target)
    if as_json:
        sys.stdout.write(json.dumps({**final, "file": str(target)}, indent=2) + "\n")
        return
    out.print(str(target), markup=False)
    took = final["timings"]["inference"] / 1000
    err.print(f"{took:.1f} s, list price ${final['details']['price']:.4g}, seed {final['details']['seed']}")
    words = final["details"].get("understood", {}).get("words", ())
    if lost := [one for one in words if one["state"] == "left_out"]:
        err.print("left out: " + ", ".join(f"{one['text']} ({one['why']})" for one in lost), markup=False)
    given = {"image": image, "end_image": end_image}
    err.print("the same request to a server:")
    err.print(
        _curl(session.url if not session.own else "http://127.0.0.1:8787", chosen, body, given), markup=False
    )


def _taken(session: Session, model: str, body: dict[str, Any]) -> dict[str, Any]:
    """Return the inputs that this model takes. Exit with 2 if it would ignore one, because the clip would not
    be as it was ordered. What a model always makes needs no input.
    """
    known = {one["model_id"]: one for one in session.call("GET", "/api/v3/models")}
    if model not in known:
        return body  # the server answers with an error
    takes = _schema(known[model])["properties"]
    for name, value in body.items():
        if name not in takes and _sizes(known[model], name) != [_plain(value)]:
            option = f"--{name.replace('_', '-')}"
            made = " or ".join(map(str, _sizes(known[model], name)))
            able = [id for id, one in known.items() if _can(one, name, value, body)][:_HINTS]
            fail(
                f"{model} takes no {option}"
                + (f": it makes {made}{' s' if name == 'duration' else ''}" if made else "")
                + (f"; --model {' or '.join(able)} can" if able else f"; no model makes {value}"),
                code=2,
            )
    return {name: value for name, value in body.items() if name in takes}


def _schema(model: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = model["api_schema"]["api_schemas"][0]["request_schema"]
    return schema


def _sizes(model: dict[str, Any], name: str) -> list[Any]:
    """Return the values of a property of all clips that a model makes: resolution or duration."""
    return list(dict.fromkeys(size[name] for size in model["sizes"] if name in size))


def _can(model: dict[str, Any], name: str, value: Any, body: dict[str, Any]) -> bool:
    """Tell whether a model makes this of these inputs."""
    schema = _schema(model)
    known = name in schema["properties"] or name in model["sizes"][0]
    return (
        known
        and _plain(value) in (_sizes(model, name) or [_plain(value)])
        and set(schema["required"]) <= body.keys()
    )


def _plain(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def reference(value: str | None) -> str | None:
    """Return an input image as the API takes it: a URL unchanged, a file as a data URI. Raise FilmgateError
    for a file that is no JPEG or PNG.
    """
    if value is None or is_data_uri(value) or value.lower().startswith(("http://", "https://")):
        return value
    try:
        data = Path(value).expanduser().read_bytes()
    except OSError as error:
        raise FilmgateError(f"{value}: {error.strerror}") from None
    if (what := recognise(data)) not in (JPEG, PNG):
        raise FilmgateError(f"{value} is {what}: it must be a JPEG or PNG image")
    kind = "png" if what == PNG else "jpeg"
    return data_uri(data, f"image/{kind}")


def _curl(url: str, model: str, body: dict[str, Any], given: dict[str, str | None]) -> str:
    """Return the request as a shell command. The command reads files with base64."""
    shown = dict(body)
    files = {}
    for name, value in given.items():
        if value and is_data_uri(str(body.get(name, ""))) and not is_data_uri(value):
            marker = f"@{name}@"
            files[marker] = value
            shown[name] = f"{str(body[name]).split(',', 1)[0]},{marker}"
    text = shlex.quote(json.dumps(shown, ensure_ascii=False))
    for marker, path in files.items():
        text = text.replace(marker, f"'\"$(base64 < {shlex.quote(path)} | tr -d '\\n')\"'")
    return (
        f"curl {url}/api/v3/{model} -H 'Authorization: Bearer YOUR_KEY' "
        f"-H 'Content-Type: application/json' -d {text}"
    )
