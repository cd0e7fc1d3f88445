"""The types of JSON answers about clips, models and files, with what the OpenAPI document says of fields.

Whoever builds an answer builds one of these, and mypy checks it; nothing is checked or copied when a request
is answered.
"""

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypeAliasType, TypedDict

Time = Annotated[str, Field(description="Time in UTC, ISO 8601.", json_schema_extra={"format": "date-time"})]
Status = TypeAliasType("Status", Literal["created", "processing", "completed", "failed", "cancelled"])
Dollars = Annotated[float, Field(description="US dollars.")]
Seed = Annotated[
    int, Field(ge=0, le=2**32 - 1, description="Seed of the clip: same request and seed, same frames.")
]
Share = Annotated[float, Field(ge=0, le=1, description="Share of the stage that is done, 0 to 1.")]


class Refused(TypedDict):
    """An error."""

    code: Annotated[int, Field(description="The HTTP status.")]
    message: Annotated[str, Field(description="What is wrong, and what to do about it.")]
    error_code: Annotated[str, Field(description="The kind of the error, for programs.")]
    data: None
    request_id: Annotated[str, Field(description="The X-Request-Id of this request, as in the server's log.")]


class Urls(TypedDict):
    """Addresses of a prediction."""

    get: Annotated[str, Field(description="Address to poll.", json_schema_extra={"format": "uri"})]
    first_frame: NotRequired[Annotated[str, Field(description="The first frame of a finished clip, as PNG.")]]
    last_frame: NotRequired[Annotated[str, Field(description="Its last frame, as PNG.")]]
    thumbnail: NotRequired[Annotated[str, Field(description="A picture from its middle, as WebP.")]]


class Timings(TypedDict):
    """Times of a prediction."""

    inference: Annotated[int, Field(description="Milliseconds that the worker needed.")]


@with_config(ConfigDict(extra="allow"))
class Details(TypedDict):
    """The fields that this server has beside the vendor's. Once completed, there is more: `understood`,
    `engine`, `fingerprint`, `encode_ms`, `size`, `frames`, `fps`, `screened`, and, where they were asked for,
    `expanded_prompt` and `screening`.
    """

    seed: Seed
    attempt: Annotated[int, Field(ge=0, description="Attempts so far.")]
    stage: Annotated[str, Field(description="What the worker does now.")]
    progress: Share
    price: Dollars


class Prediction(TypedDict):
    """A prediction: the request for a clip, and what became of it."""

    id: Annotated[str, Field(description="32 hexadecimal digits.")]
    model: str
    outputs: Annotated[list[str], Field(description="Empty, or one URL (or base64) of the clip.")]
    urls: Urls
    has_nsfw_contents: Annotated[
        list[bool], Field(description="The safety checker's verdict on each output.")
    ]
    status: Status
    created_at: Time
    error: Annotated[str, Field(description="Why it failed; empty otherwise.")]
    code: Annotated[
        int,
        Field(
            description="0, or why it failed: 1200 refused by the safety checker, 1401 invalid media, "
            "1402 media access failed, 1403 execution failed, 5000 internal, 5003 the safety checker failed, "
            "5004 took too long."
        ),
    ]
    timings: Timings
    executionTime: Annotated[int, Field(description="As timings.inference.")]
    input: Annotated[dict[str, object], Field(description="The accepted inputs, with defaults.")]
    details: Details


class History(TypedDict):
    """A page of predictions, newest first."""

    page: int
    items: list[Prediction]
    total: int
    has_more: bool


class Deleted(TypedDict):
    """The number of predictions that were deleted."""

    deleted_count: int


class State(TypedDict):
    """The state of a prediction, as events tell it."""

    id: str
    status: Status
    stage: str
    progress: Share
    ahead: Annotated[int, Field(description="Predictions before it.")]
    typical: Annotated[float | None, Field(description="Seconds that such a clip takes, where known.")]
    created_at: Time
    started_at: Time | None
    finished_at: Time | None


class Storyboard(TypedDict):
    """A few stills of the clip that these inputs would give."""

    stills: Annotated[list[str], Field(description="WebP pictures, as data URIs.")]
    moments: Annotated[list[float], Field(description="Seconds of each still.")]
    seed: Seed


class Run(TypedDict):
    """The request that submits to a model."""

    type: Literal["model_run"]
    method: Literal["POST"]
    server: str
    api_path: str
    request_schema: Annotated[dict[str, Any], Field(description="JSON schema of the body.")]


class Schemas(TypedDict):
    """The ways to ask for a model."""

    api_schemas: list[Run]


class Size(TypedDict):
    """A kind of clip that a model makes."""

    resolution: str
    duration: Annotated[int, Field(description="Seconds.")]
    size: Annotated[str, Field(description="Width and height in pixels, without an image.")]
    price: Dollars


class Serving(TypedDict):
    """The engine that serves a model now."""

    state: Annotated[
        Literal["ready", "cold", "absent"],
        Field(description="cold: the engine loads; absent: no worker has this model, and predictions wait."),
    ]
    engine: str
    licence: str


class Entry(TypedDict):
    """A model of the catalogue, as the vendor has it."""

    model_id: str
    name: str
    description: str
    type: str
    base_price: Dollars
    sort_order: int
    formula: Annotated[str, Field(description="The price as a JSONata expression.")]
    api_schema: Schemas


class Model(Entry):
    """A model of the catalogue, with its sizes and who serves it."""

    sizes: list[Size]
    serving: Serving


class Expected(TypedDict):
    """The forecast for a new prediction."""

    typical: Annotated[float | None, Field(description="Seconds that a clip takes, where known.")]
    ahead: Annotated[int, Field(description="Predictions before it.")]


class Example(TypedDict):
    """An example of a prompt."""

    purpose: str
    prompt: str
    motion: Annotated[str, Field(description="The prompt to use where the picture is the first frame.")]
    still: Annotated[str, Field(description="The picture: /ui/example-{still}.jpg.")]


class Question(TypedDict):
    """A question about a model, with its answer."""

    question: str
    answer: str


class Guidance(TypedDict):
    """Texts on how to use a model, and the expected wait."""

    model_id: str
    serving: Serving
    expected: Expected
    readme: Annotated[list[str], Field(description="Paragraphs.")]
    examples: list[Example]
    questions: list[Question]


class Understood(TypedDict):
    """The prompt as the embedded engine understands it."""

    sentence: str
    language: Annotated[str | None, Field(description="ISO 639-1, or null where it is not understood.")]
    words: Annotated[list[dict[str, Any]], Field(description="One for each content word.")]


class Hints(TypedDict):
    """Sentences about what a prompt leaves open."""

    hints: list[str]
    understood: Understood


class Price(TypedDict):
    """The price of a clip."""

    model_id: str
    price: Dollars
    discounted_price: Dollars
    unit_price: Dollars
    discount_rate: float
    currency: Literal["USD"]


class Upload(TypedDict):
    """A file that the server keeps."""

    type: Annotated[str, Field(description="image, video, audio or file.")]
    download_url: Annotated[str, Field(json_schema_extra={"format": "uri"})]
    filename: str
    size: Annotated[int, Field(description="Bytes.")]


class Put(TypedDict):
    """The request that sends the bytes of an upload."""

    method: Literal["PUT"]
    url: Annotated[str, Field(json_schema_extra={"format": "uri"})]
    headers: Annotated[dict[str, str], Field(description="Exactly these headers; no key.")]
    expires_at: Time


class Ticket(Upload):
    """An upload that was announced."""

    upload: Put


class OldUpload(Upload):
    """A file that the server keeps, for older clients."""

    url: Annotated[str, Field(description="As download_url.", json_schema_extra={"format": "uri"})]
