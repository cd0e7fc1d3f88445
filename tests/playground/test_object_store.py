"""The page where clips come straight from the object store."""

import re
from pathlib import Path

from playwright.sync_api import expect

from browser import STANDARD, Opener, playing, run
from conftest import serving


def test_clips_of_the_object_store_play_and_give_out_their_frames(
    opened: Opener, tmp_path: Path, bucket: dict[str, str]
) -> None:
    extra = {**bucket, "FILMGATE_BLOBS": f"s3://clips/{tmp_path.name}", "FILMGATE_BLOBS_REDIRECT": "true"}
    store = bucket["AWS_ENDPOINT_URL"]
    with serving(tmp_path, **extra) as running:
        shown = opened(server=running, store=store)
        page = shown.page
        shown.sign_in()
        shown.go(STANDARD)
        page.get_by_label("Prompt", exact=True).fill("From the store")
        with page.expect_response(
            lambda answer: answer.url.startswith(store) and answer.status in (200, 206)
        ):
            run(page)
            playing(page)
        page.get_by_role("button", name="This frame as first frame").click()
        page.get_by_role("img", name=re.compile("First frame: .*png")).wait_for()
        expect(page.locator(".runbar button")).to_be_enabled()
        with page.expect_download() as saved:
            page.get_by_role("link", name="Download").click()
        assert re.fullmatch(r"filmgate-\w{8}\.mp4", saved.value.suggested_filename)
        assert saved.value.path().read_bytes()[4:8] == b"ftyp"
        with page.expect_response(lambda answer: answer.url.startswith(store)):
            page.get_by_role("link", name="History").click()
        page.wait_for_function("() => document.querySelector('.card.clip video')?.readyState >= 1")
