#!/usr/bin/env python3
"""Uses the page of padan-server in headless Chromium as people do, and as nobody should.

    apt-get install chromium chromium-driver
    python3 -m venv /tmp/browser && /tmp/browser/bin/pip install -r Tests/Browser/requirements.txt
    swift build
    /tmp/browser/bin/python Tests/Browser/check_page.py --bin .build/debug [--shots FOLDER]

A memory of the sample articles and of hostile units is served with tokens. Then: the token is asked for; matches come as one types,
with differences, adapted; they are copied; neighbours are shown; words are searched for and marked; a pair is added, corrected and
removed; all of it by keyboard; nothing that a unit holds runs or breaks the layout; nothing is loaded from elsewhere; and axe-core
finds no fault, in light and dark, on a wide screen and on a phone's.
"""

import argparse
import importlib.resources
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SENTENCE = "Kegiatan itu berlangsung pada 9 Juli 2024 dan diikuti 250 peserta."
HOSTILE = [
    ("<script>window.ran = 1</script> jahat sekali", "<img src=x onerror='window.ran = 2'> very bad"),
    ("jahat \u202e\u2067 kanan ke kiri \u202e sekali", "bad \u202e right to left \u2066\u202e very"),
    ("jahat " + "panjangsekali" * 7600, "bad " + "x" * 100000),
    ("jahat ${7*7} {{7*7}} javascript:alert(1) \"'><b>", "bad &lt;b&gt; &amp; \u0085 \u200b \ufeff \U0001f468\u200d\U0001f469"),
]

failures = 0


def check(holds, what, detail=""):
    global failures
    print(("ok   " if holds else "FAIL ") + what + ("" if holds else f": {detail}"))
    failures += not holds


class Server:
    def __init__(self, binaries, folder):
        self.memory = os.path.join(folder, "page.sqlite")
        tokens = os.path.join(folder, "tokens.tsv")
        padan = os.path.join(binaries, "padan")
        server = os.path.join(binaries, "padan-server")
        subprocess.run([padan, "import", os.path.join(ROOT, "Corpora"), "--memory", self.memory], check=True,
                       stderr=subprocess.DEVNULL)
        rows = "".join(json.dumps({"source": s, "target": t, "origin": "<b>jahat</b>\u202e"}) + "\n" for s, t in HOSTILE)
        subprocess.run([padan, "import", "-", "--format", "jsonl", "--memory", self.memory], input=rows.encode(), check=True,
                       stderr=subprocess.DEVNULL)
        self.token = subprocess.run([server, "token", "sari", "--right", "write", "--tokens", tokens], check=True,
                                    capture_output=True, text=True).stdout.strip()
        log = open(os.path.join(folder, "log"), "w+")
        self.process = subprocess.Popen(
            [server, "--memory", self.memory, "--listen", "127.0.0.1:0", "--tokens", tokens], stderr=log)
        for _ in range(300):
            log.seek(0)
            found = re.search(r"http://127\.0\.0\.1:\d+", log.read())
            if found:
                self.address = found.group()
                return
            time.sleep(0.1)
        raise SystemExit("the server does not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Page:
    def __init__(self, address, shots):
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,950"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
        self.address, self.shots = address, shots
        self.driver.execute_cdp_cmd("Browser.grantPermissions", {
            "origin": address, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
        self.driver.get(address)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, condition, what):
        try:
            # What is found anew replaces what was found: an element may go while it is looked at.
            gone = (NoSuchElementException, StaleElementReferenceException)
            WebDriverWait(self.driver, 15, ignored_exceptions=gone).until(lambda _: condition())
            return True
        except Exception as error:
            check(False, what, type(error).__name__)
            return False

    def click(self, selector):
        element = self.one(selector)
        self.script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def script(self, text, *arguments):
        return self.driver.execute_script(text, *arguments)

    def keys(self, *keys):
        self.driver.switch_to.active_element.send_keys(*keys)

    def chord(self, modifier, key):
        webdriver.ActionChains(self.driver).key_down(modifier).send_keys(key).key_up(modifier).perform()

    def copied(self):
        return self.driver.execute_async_script(
            "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done('' + error));")

    def look_up(self, text):
        self.chord(Keys.ESCAPE, "")
        # What is told of the last one must not pass for an answer.
        self.script("arguments[2].textContent = ''; arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))",
                    self.one("#query"), text, self.one("#lookup-status"))
        self.wait(lambda: self.one("#lookup-status").text not in ("", "Copied.", "Still looking…"), f"an answer to {text[:40]}")

    def shot(self, name):
        if self.shots:
            self.driver.save_screenshot(os.path.join(self.shots, name + ".png"))

    def examine(self, name):
        self.script(importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text())
        violations = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run().then((found) => done(found.violations), (error) => done([String(error)]));")
        check(not violations, f"axe-core: {name}", "; ".join(
            f"{v['id']} ({v['nodes'][0]['html'][:120]})" for v in violations))
        self.shot(name)

    def colours(self, scheme):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def size(self, width, height):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})

    def check_layout(self, what):
        wide = self.script("return [document.documentElement.scrollWidth, innerWidth]")
        check(wide[0] <= wide[1], f"nothing is wider than the screen: {what}", wide)


def ask_for_token(page, server):
    page.wait(lambda: page.one("#keys").get_attribute("open") is not None, "the token is asked for")
    page.examine("token")
    page.keys("padan_nobody", Keys.ENTER)
    page.wait(lambda: "not one of" in page.one("#keys .fault").text, "a wrong token is told where it is asked for")
    page.keys(server.token, Keys.ENTER)
    page.wait(lambda: "units" in page.one("#memory").text, "the memory is described")
    check(not page.one("#notice").is_displayed(), "the token lets one in")


def look_things_up(page):
    page.chord(Keys.ESCAPE, "")
    page.keys(SENTENCE)
    page.wait(lambda: page.all("#matches > li"), "matches as one types")
    page.wait(lambda: "250" in page.one("#matches > li .target").text, "the adapted target")
    best = page.one("#matches > li")
    check([e.text for e in best.find_elements(By.CSS_SELECTOR, "del")][:1] == ["14 Maret 2023"], "what is taken out is marked")
    check("9 July 2024" in best.find_element(By.CSS_SELECTOR, ".target").text, "the date is adapted")
    page.chord(Keys.CONTROL, Keys.ENTER)
    page.wait(lambda: page.one("#lookup-status").text == "Copied.", "copying is told")
    check("9 July 2024" in page.copied() and "250" in page.copied(), "the adapted target is copied", page.copied())
    # On with keys alone: the first match, its second button, its neighbours.
    page.chord(Keys.ALT, Keys.ARROW_DOWN)
    page.keys(Keys.ENTER)
    page.keys(Keys.TAB)
    page.keys(Keys.ENTER)
    page.wait(lambda: page.all(".place li[aria-current]"), "the unit among its neighbours, by keyboard")
    rows = page.all("#matches > li:first-child .place li")
    check(len(rows) >= 4, "neighbours on both sides", len(rows))
    check(all(len(row.find_elements(By.CSS_SELECTOR, ".text")) == 2 for row in rows), "in both languages")


def search_words(page):
    page.script("getSelection().selectAllChildren(arguments[0])", page.one("#matches > li .source"))
    page.script("document.activeElement.blur()")
    page.chord(Keys.ALT, "c")
    check(page.one("#phrase").get_attribute("value") != "", "what is selected is searched for")
    page.one("#phrase").clear()
    page.one("#phrase").send_keys("rumput laut")
    page.wait(lambda: page.all("#lines mark"), "marked words")
    marks = {e.text.lower() for e in page.all("#lines > li .text:first-child mark")}
    check("rumput laut" in marks, "the words are marked", marks)
    page.one("#phrase").clear()
    page.one("#phrase").send_keys("seaweed")
    page.wait(lambda: any(e.text.lower() == "seaweed" for e in page.all("#lines mark")), "words of the other side")


def change_units(page):
    page.look_up("Pedagang itu menjual jeruk bali.")
    page.chord(Keys.ALT, "n")
    page.wait(lambda: page.one("#editor").get_attribute("open") is not None, "the form for a pair")
    page.examine("editor")
    page.keys("The trader sells pomelos.")
    page.one("#editor-note").send_keys("pasar", Keys.ENTER)
    page.wait(lambda: page.all("#matches > li") and "pomelos" in page.one("#matches .target").text, "the added pair")
    page.click("#matches > li .actions button:nth-child(3)")
    page.wait(lambda: page.one("#editor-note").get_attribute("value") == "pasar", "the note of the pair")
    page.one("#editor-target").clear()
    page.one("#editor-target").send_keys("That trader sells pomelos.")
    page.chord(Keys.CONTROL, Keys.ENTER)
    page.wait(lambda: page.one("#matches .target").text == "That trader sells pomelos.", "the corrected pair")
    page.click("#matches > li .actions button:nth-child(3)")
    page.click("#editor-remove")
    page.driver.switch_to.alert.accept()
    page.wait(lambda: not page.all("#matches > li") or "pomelos" not in page.one("#matches .target").text, "the removed pair")


def resist(page):
    before = page.script("return document.scripts.length")
    for source, _ in HOSTILE:
        page.look_up(source)
        page.wait(lambda: page.all("#matches > li"), "a hostile match")
        page.check_layout(source[:30])
        page.click("#matches > li .actions button:nth-child(2)")
        page.wait(lambda: page.all("#matches .place"), "a hostile origin")
        text = page.one("#matches > li .source").get_attribute("textContent")
        check(text[:30] == source[:30], f"the text is shown as it is: {source[:20]}", text[:60])
    page.one("#phrase").clear()
    page.one("#phrase").send_keys("jahat")
    page.wait(lambda: len(page.all("#lines > li")) >= 4 and all(
        e.text == "jahat" for e in page.all("#lines mark")), "hostile units by a word")
    page.check_layout("hostile units")
    page.script("phrase.value = '\u0643\u0644\u0645\u0629.'")
    check(page.script("return getComputedStyle(phrase).direction") == "rtl", "a field turns with what is written in it")
    page.examine("hostile")
    check(page.script("return window.ran") is None, "nothing ran")
    check(page.script("return document.scripts.length") == before, "no script came in")
    check(not page.all("main img, main script, main b"), "no mark-up came in")
    page.look_up("a" * 120000)
    check("at most" in page.one("#lookup-status").text, "a text too long is refused in words", page.one("#lookup-status").text)


def wait_for_the_server(page, server):
    page.look_up(SENTENCE)
    page.chord(Keys.CONTROL, Keys.ENTER)
    page.wait(lambda: "250" in page.copied(), "the right one is copied")
    # The server stands still: what is shown is another sentence's, and must not be copied for this one's.
    os.kill(server.process.pid, signal.SIGSTOP)
    try:
        page.script("navigator.clipboard.writeText('nothing')")
        page.script("query.value = 'Delapan di antaranya laki-laki.'; query.dispatchEvent(new Event('input')); query.focus()")
        page.wait(lambda: page.one("#lookup-status").text == "Still looking…", "that it takes long is told")
        page.chord(Keys.CONTROL, Keys.ENTER)
        time.sleep(0.3)
        check(page.copied() == "nothing", "what belongs to another sentence is not copied", page.copied())
        page.shot("slow")
    finally:
        os.kill(server.process.pid, signal.SIGCONT)
    page.wait(lambda: "men" in page.one("#matches > li .target").text, "the answer in the end")
    page.chord(Keys.CONTROL, Keys.ENTER)
    page.wait(lambda: page.copied() == "Eight of them were men.", "which is copied")


def lose_the_server(page, server):
    page.look_up(SENTENCE)
    page.wait(lambda: page.all("#matches > li"), "matches before the server ends")
    server.stop()
    page.look_up("Delapan di antaranya laki-laki.")
    check("does not answer" in page.one("#lookup-status").text, "a server that is gone is told", page.one("#lookup-status").text)
    check(not page.all("#matches > li"), "and no matches are left of another sentence")
    page.shot("gone")


def look_at_it(page):
    page.look_up(SENTENCE)
    page.click("#matches > li .actions button:nth-child(2)")
    page.one("#phrase").clear()
    page.one("#phrase").send_keys("rumput laut")
    page.wait(lambda: page.all("#lines mark") and page.all(".place li"), "something to look at")
    for scheme in ("light", "dark"):
        page.colours(scheme)
        for name, width, height in (("wide", 1400, 950), ("phone", 390, 844)):
            page.size(width, height)
            time.sleep(0.3)
            page.check_layout(f"{scheme}, {name}")
            page.examine(f"{scheme}-{name}")
    page.chord(Keys.ALT, "c")
    time.sleep(0.6)
    page.shot("dark-phone-search")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="the folder of padan and padan-server")
    parser.add_argument("--shots", help="write pictures there")
    options = parser.parse_args()
    if options.shots:
        os.makedirs(options.shots, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(options.bin, folder)
        page = None
        try:
            page = Page(server.address, options.shots)
            ask_for_token(page, server)
            look_things_up(page)
            search_words(page)
            change_units(page)
            resist(page)
            wait_for_the_server(page, server)
            look_at_it(page)
            entries = page.script("return performance.getEntriesByType('resource').map((entry) => entry.name)")
            strangers = [name for name in entries if not name.startswith(server.address)]
            check(not strangers, "nothing is loaded from elsewhere", strangers)
            # The answers without token and to a text too long are meant, and told as errors.
            log = [e["message"] for e in page.driver.get_log("browser") if not re.search(r"status of (401|413)", e["message"])]
            check(not log, "the browser has nothing to complain of", log)
            page.size(1400, 950)
            lose_the_server(page, server)
        finally:
            if page:
                page.driver.quit()
            server.stop()
    print(f"{failures} failures")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
