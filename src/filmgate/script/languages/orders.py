"""The word orders: for each language that is translated, the function that puts its items in English order.

Add a language here when its table is written and its safety is measured (docs/safety.md). An order gets the
items of one sentence, without its last mark and without items that say nothing, and returns them in the order
of English; it may change, add and drop items.
"""

from collections.abc import Callable, Mapping

from filmgate.script.languages import arabic, chinese, german, romance, russian, verb_last
from filmgate.script.languages.pieces import Item

Order = Callable[[list[Item]], list[Item]]

ORDERS: Mapping[str, Order] = {
    "es": romance.order,
    "fr": romance.order,
    "pt": romance.order,
    "it": romance.order,
    "de": german.order,
    "ru": russian.order,
    "zh": chinese.order,
    "ja": verb_last.order,
    "ko": verb_last.order,
    "hi": verb_last.order_apart,
    "ar": arabic.order,
}
