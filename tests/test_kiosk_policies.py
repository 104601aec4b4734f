"""The managed-browser policies in kiosk/: known names, right types, and what a shared device must not do."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

KIOSK = Path(__file__).resolve().parents[1] / "kiosk"
FIREFOX = Path("/usr/lib/firefox-esr/browser/omni.ja")  # holds the schema that Firefox itself reads policies with
PAGE = "file:///opt/second-look/second-look.html?kiosk"

# Names and types as the vendors' policy lists have them.
COMMON: dict[str, type] = {
    **dict.fromkeys(
        """AllowFileSelectionDialogs AudioCaptureAllowed AutofillAddressEnabled AutofillCreditCardEnabled
        BackgroundModeEnabled BrowserGuestModeEnabled DefaultSearchProviderEnabled ForceEphemeralProfiles
        HomepageIsNewTabPage PasswordManagerEnabled PaymentMethodQueryEnabled PrintingEnabled
        SavingBrowserHistoryDisabled ScreenCaptureAllowed SearchSuggestEnabled SpellcheckEnabled SyncDisabled
        TranslateEnabled VideoCaptureAllowed""".split(),
        bool,
    ),
    **dict.fromkeys(
        """BrowserSignin DefaultGeolocationSetting DefaultNotificationsSetting DefaultPopupsSetting
        DeveloperToolsAvailability DownloadRestrictions NetworkPredictionOptions RestoreOnStartup""".split(),
        int,
    ),
    **dict.fromkeys("ExtensionInstallBlocklist RestoreOnStartupURLs URLAllowlist URLBlocklist".split(), list),
    "HomepageLocation": str,
}
CHROME: dict[str, type] = COMMON | {
    **dict.fromkeys(
        """BookmarkBarEnabled BrowserAddPersonEnabled EditBookmarksEnabled LiveTranslateEnabled MetricsReportingEnabled
        SafeBrowsingSurveysEnabled SpellCheckServiceEnabled UrlKeyedAnonymizedDataCollectionEnabled""".split(),
        bool,
    ),
    **dict.fromkeys(
        "AutofillPredictionSettings GeminiSettings HelpMeWriteSettings IncognitoModeAvailability".split(), int
    ),
    "WebRtcIPHandling": str,
}
EDGE: dict[str, type] = COMMON | {
    **dict.fromkeys(
        """BrowserAddProfileEnabled ComposeInlineEnabled EdgeCollectionsEnabled EdgeShoppingAssistantEnabled
        EditFavoritesEnabled FavoritesBarEnabled HideFirstRunExperience HubsSidebarEnabled
        MicrosoftEditorProofingEnabled MicrosoftEditorSynonymsEnabled PersonalizationReportingEnabled
        TextPredictionEnabled VisualSearchEnabled""".split(),
        bool,
    ),
    **dict.fromkeys("DiagnosticData InPrivateModeAvailability".split(), int),
    "WebRtcLocalhostIpHandling": str,
}


# What the vendors' lists allow where a value is one of a few.
CHOICES: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys("BrowserSignin DiagnosticData".split(), (0, 1, 2)),
    **dict.fromkeys("DefaultGeolocationSetting DefaultNotificationsSetting".split(), (1, 2, 3)),
    **dict.fromkeys(
        """AutofillPredictionSettings DeveloperToolsAvailability HelpMeWriteSettings IncognitoModeAvailability
        InPrivateModeAvailability NetworkPredictionOptions""".split(),
        (0, 1, 2),
    ),
    "DefaultPopupsSetting": (1, 2),
    "DownloadRestrictions": (0, 1, 2, 3, 4),
    "GeminiSettings": (0, 1),
    "RestoreOnStartup": (1, 4, 5, 6),
    **dict.fromkeys(
        "WebRtcIPHandling WebRtcLocalhostIpHandling".split(),
        (
            "default",
            "default_public_and_private_interfaces",
            "default_public_interface_only",
            "disable_non_proxied_udp",
        ),
    ),
}


def policies(name: str) -> dict[str, Any]:
    """A policy file of kiosk/."""
    found: dict[str, Any] = json.loads((KIOSK / name).read_text("utf-8"))
    return found


@pytest.mark.parametrize(("name", "known"), [("chrome-policy.json", CHROME), ("edge-policy.json", EDGE)])
def test_every_policy_is_a_known_one_of_the_right_type(name: str, known: dict[str, type]) -> None:
    assert {key: type(value) for key, value in policies(name).items()} == known


@pytest.mark.parametrize(("name", "of_the_other"), [("chrome-policy.json", EDGE), ("edge-policy.json", CHROME)])
def test_each_choice_is_one_that_the_browser_offers(name: str, of_the_other: dict[str, type]) -> None:
    found = policies(name)
    assert not found.keys() & (of_the_other.keys() - COMMON.keys())  # what only the other one knows is left out
    chosen = {key: value for key, value in found.items() if type(value) in (int, str) and key != "HomepageLocation"}
    assert chosen and not {key: value for key, value in chosen.items() if value not in CHOICES[key]}


@pytest.mark.parametrize("name", ["chrome-policy.json", "edge-policy.json"])
def test_only_second_look_opens_and_nothing_is_kept_sent_or_corrected(name: str) -> None:
    found = policies(name)
    assert found["URLBlocklist"] == ["*"] and found["URLAllowlist"] == ["file:///opt/second-look/"]
    assert found["RestoreOnStartup"] == 4 and found["RestoreOnStartupURLs"] == [PAGE]
    assert found["ExtensionInstallBlocklist"] == ["*"]
    assert found["ForceEphemeralProfiles"] and found["SyncDisabled"] and found["DownloadRestrictions"] == 3
    for off in ("SpellcheckEnabled", "TranslateEnabled", "PrintingEnabled", "AllowFileSelectionDialogs"):
        assert found[off] is False


@pytest.mark.skipif(not FIREFOX.exists(), reason="firefox-esr is not installed: its schema of policies is not at hand")
def test_firefox_knows_every_policy_by_its_own_schema() -> None:
    with zipfile.ZipFile(FIREFOX) as archive:
        schema = json.loads(archive.read("modules/policies/policies-schema.json"))
    found = policies("firefox-policies.json")["policies"]
    assert found.keys() <= schema["properties"].keys()
    del schema["$schema"]
    assert not [error.message for error in Draft7Validator(schema).iter_errors(found)]


def test_firefox_opens_only_second_look_and_keeps_nothing() -> None:
    found = policies("firefox-policies.json")["policies"]
    assert found["WebsiteFilter"] == {"Block": ["<all_urls>"], "Exceptions": ["file:///opt/second-look/*"]}
    assert found["Homepage"]["URL"] == PAGE
    assert found["SanitizeOnShutdown"] and found["DisableFormHistory"] and not found["PrintingEnabled"]
    assert found["Preferences"]["browser.sessionstore.privacy_level"]["Value"] == 2
