from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from lungetimer.settings import SETTINGS, Settings, settings_from
from lungetimer.settings_file import SettingsError, load_settings, save_settings
from lungetimer.training.plan import Plan

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_said_means_the_defaults() -> None:
    assert settings_from({}) == (Settings(), ())


def test_everything_that_can_be_set_is_read() -> None:
    settings, problems = settings_from(
        {
            "plan": {"sets": 4, "tempo": "slow"},
            "presets": {"morning": {"reps_per_leg": 6}},
            "streak": {"weekly_target": 4, "first_weekday": "sunday"},
            "sound": {"mode": "tones", "volume": 30, "backend": "bell", "spoken_focus": True},
            "screen": {"theme": "nord", "figure": False, "reduced_motion": True},
            "body": {"weight_kg": 70},
            "safety": {"accepted": dt.date(2026, 11, 1), "level": "beginner"},
            "hooks": {"command": ["notify", "x"]},
            "keys": {"pause": "p,space"},
        }
    )
    assert problems == ()
    assert (settings.plan.sets, settings.plan.tempo.rep_s) == (4, 7)
    assert settings.presets["morning"].reps_per_leg == 6
    assert settings.presets["morning"].sets == 4
    assert settings.presets["morning"].level == "morning"
    assert (settings.weekly_target, settings.first_weekday) == (4, "sunday")
    assert (settings.sound_mode, settings.volume, settings.sound_backend) == ("tones", 30, "bell")
    assert (settings.theme, settings.figure, settings.reduced_motion) == ("nord", False, True)
    assert settings.body_weight_kg == 70
    assert settings.safety_accepted == dt.date(2026, 11, 1)
    assert settings.hook_command == ("notify", "x")
    assert settings.keys == {"pause": "p,space"}


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"streak": {"weekly_target": 8}}, "streak.weekly_target must be a whole number"),
        ({"streak": {"weekly_target": True}}, "from 1 to 7"),
        ({"sound": {"mode": "loud"}}, "one of voice, tones, off"),
        ({"sound": {"volume": 101}}, "from 0 to 100"),
        ({"screen": {"figure": "yes"}}, "screen.figure must be true or false, not 'yes'"),
        ({"body": {"weight_kg": float("nan")}}, "body.weight_kg"),
        ({"safety": {"accepted": "soon"}}, "a date like 2026-11-22"),
        ({"hooks": {"command": "rm -rf"}}, "hooks.command"),
        ({"hooks": {"command": [1]}}, "a list of strings"),
        ({"hooks": {"command": ["a\0b"]}}, "a list of strings"),
        ({"keys": {"pause": 3}}, "keys.pause"),
        (
            {"plan": {"colour": 3}},
            "plan.colour is not a setting and was ignored; the settings of a plan are cool_down",
        ),
        ({"plan": {"sets": 99}}, "plan.sets must be a whole number from 1 to 10, not 99"),
        (
            {"plan": {"drills": ["marsh"]}},
            "plan.drills cannot be ['marsh']; it must be",
        ),
        ({"presets": {"x": {"drills": 5}}}, 'presets.x.drills cannot be 5; it must be "all"'),
        ({"plan": {"burpees": 9}}, "plan.burpees"),
        ({"plan": 3}, "plan must be a table, like [plan], not 3"),
        (
            {"presets": {"x": {"tempo": "fast"}}},
            "presets.x.tempo cannot be 'fast'; it must be a name (steady, slow, brisk, pause) or",
        ),
        (
            {"presets": {"x": 3}},
            "presets.x must be a table, like [presets.x], not 3; the preset was ignored",
        ),
        ({"sond": {}}, "[sond] is not a section and was ignored; the sections are"),
        (
            {"sound": {"vol": 3}},
            "sound.vol is not a setting and was ignored; the settings",
        ),
    ],
)
def test_a_wrong_value_is_named_and_its_default_holds(document: dict[str, Any], says: str) -> None:
    settings, problems = settings_from(document)
    assert len(problems) == 1
    assert says in problems[0]
    assert settings.plan == Settings().plan
    assert settings.weekly_target == 3


def test_every_setting_has_a_line_of_explanation_and_a_place() -> None:
    assert len({s.where for s in SETTINGS}) == len(SETTINGS)
    assert all(s.explain and hasattr(Settings(), s.attribute) for s in SETTINGS)


def test_saving_keeps_comments_and_everything_else(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "config.toml"
    path.parent.mkdir()
    path.write_text("# mine\n[sound]\nvolume = 30 # quiet, the baby sleeps\n\n[other]\nx = 1\n")
    save_settings(path, {"sound": {"volume": 40, "mode": "tones"}, "presets.early": {"sets": 2}})
    text = path.read_text()
    assert "# mine" in text
    assert "volume = 40 # quiet, the baby sleeps" in text
    assert "x = 1" in text
    settings, problems = load_settings(path)
    assert (settings.volume, settings.sound_mode) == (40, "tones")
    assert settings.presets["early"].sets == 2
    assert len(problems) == 1  # [other]
    save_settings(path, {"sound": {"mode": None}})
    assert load_settings(path)[0].sound_mode == "voice"
    assert [f.name for f in path.parent.iterdir()] == ["config.toml"]


def test_a_file_that_is_not_toml_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("volume = = 3")
    with pytest.raises(SettingsError, match="cannot save the settings"):
        save_settings(path, {"sound": {"volume": 40}})
    assert path.read_text() == "volume = = 3"
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert len(problems) == 1


def test_a_byte_order_mark_is_taken_off_and_utf_16_is_named(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf[plan]\r\nsets = 5\r\n")
    settings, problems = load_settings(path)
    assert (settings.plan.sets, problems) == (5, ())
    save_settings(path, {"sound": {"volume": 40}})
    settings, problems = load_settings(path)
    assert (settings.plan.sets, settings.volume, problems) == (5, 40, ())
    path.write_bytes("[plan]\nsets = 5\n".encode("utf-16"))
    settings, (problem,) = load_settings(path)
    assert settings == Settings()
    assert "must be saved as UTF-8" in problem
    with pytest.raises(SettingsError, match="UTF-8"):
        save_settings(path, {"sound": {"volume": 40}})


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot save the settings"):
        save_settings(tmp_path / "file" / "config.toml", {"sound": {"volume": 40}})


def test_the_new_fields_of_a_plan_are_read_and_wrong_ones_are_named() -> None:
    good = {"pacing": "set", "leg_order": "one_by_one", "switch_s": 0, "rest_mode": "ready"}
    settings, problems = settings_from({"plan": good, "presets": {"mine": {"switch_s": 12}}})
    assert problems == ()
    assert (settings.plan.pacing, settings.plan.leg_order) == ("set", "one_by_one")
    assert (settings.plan.switch_s, settings.plan.rest_mode) == (0, "ready")
    assert (settings.presets["mine"].switch_s, settings.presets["mine"].pacing) == (12, "set")
    wrong = {"pacing": "sets", "leg_order": "both", "switch_s": 99, "rest_mode": 3}
    settings, problems = settings_from({"plan": wrong})
    assert settings.plan == Plan()
    assert problems == (
        "plan.pacing must be one of tempo, self, set, not 'sets'; the default applies",
        "plan.leg_order must be one of alternating, one_by_one, not 'both'; the default applies",
        "plan.switch_s must be a whole number from 0 to 60 s, not 99; the default applies",
        "plan.rest_mode must be one of timed, ready, not 3; the default applies",
    )


def test_a_mark_before_the_file_costs_nothing_and_other_encodings_are_named(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf[plan]\r\nsets = 5 # mine\r\n")
    settings, problems = load_settings(path)
    assert (settings.plan.sets, problems) == (5, ())
    save_settings(path, {"plan": {"rest_s": 30}})
    assert "sets = 5 # mine" in path.read_text(encoding="utf-8")
    settings, problems = load_settings(path)
    assert (settings.plan.sets, settings.plan.rest_s, problems) == (5, 30, ())
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        data = "[plan]\nsets = 5\n".encode(encoding)
        path.write_bytes(data)
        settings, problems = load_settings(path)
        assert settings == Settings()
        assert problems == (
            f"{path}: it is saved as UTF-16, but must be saved as UTF-8; the defaults apply",
        )
        with pytest.raises(
            SettingsError, match="it is saved as UTF-16, but must be saved as UTF-8"
        ):
            save_settings(path, {"plan": {"rest_s": 30}})
        assert path.read_bytes() == data
    path.write_bytes('[plan]\nsets = 5\nlevel = "grün"\n'.encode("latin-1"))
    assert load_settings(path)[1] == (
        f"{path}: line 3 is not UTF-8, but the file must be saved as UTF-8; the defaults apply",
    )
