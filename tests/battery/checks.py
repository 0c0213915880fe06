"""The 112 checks that the whole program must pass, and the tests that hold each of them.

A check that no test holds says why. ``test_checks.py`` looks that every number and every named test is there;
at the end of a run ``pytest`` tells for each group how much of it ran.
"""

from __future__ import annotations

from dataclasses import dataclass

GROUPS = {
    "A": ("durability", range(1, 20)),
    "B": ("concurrency", range(20, 28)),
    "C": ("bad input", range(28, 45)),
    "D": ("encodings and text", range(45, 59)),
    "E": ("injection", range(59, 74)),
    "F": ("privacy", range(74, 86)),
    "G": ("migration", range(86, 96)),
    "H": ("dates and time", range(96, 107)),
    "I": ("output", range(107, 113)),
}
"""The groups of checks by letter: what they are about, and their numbers."""

NO_IMPORT = "There is no command yet that imports contacts."
NO_EXPORT = "There is no command yet that exports contacts or events."


@dataclass(frozen=True)
class Check:
    """A check in a few words, and the tests that hold it (``folder/file::test``) or why none does."""

    what: str
    tests: tuple[str, ...] = ()
    reason: str = ""


def _held(what: str, *tests: str) -> Check:
    return Check(
        what, tuple(f"{test.partition('::')[0]}.py::test_{test.partition('::')[2]}" for test in tests)
    )


def _not_yet(what: str, reason: str) -> Check:
    return Check(what, reason=reason)


CHECKS = {
    # A. Durability
    1: _held("kill -9 at a random moment of add-contact",
             "battery/test_durability::add_contact_killed_at_a_random_moment",
             "battery/test_durability::real_processes_killed_at_a_random_moment"),
    2: _held("kill -9 at each call that changes a file",
             "battery/test_durability::any_command_killed_at_each_call_that_changes_a_file",
             "battery/test_upgrades::a_first_command_that_is_struck_leaves_nothing_or_all_of_it",
             "store/test_database::what_a_killed_writer_left_is_rolled_back_by_the_next_command"),
    3: _not_yet("kill -9 during an import", NO_IMPORT),
    4: _held("power cut",
             "battery/test_durability::what_a_power_cut_leaves_is_whole_and_what_was_acknowledged_is_there",
             "store/test_database::every_writer_works_under_the_settings_that_survive_a_power_cut"),
    5: _held("the same for the other commands",
             "battery/test_durability::any_command_killed_at_a_random_moment",
             "battery/test_upgrades::a_restore_that_is_struck_leaves_the_present_or_the_restored",
             "cli/test_editing::killed_at_any_moment_it_is_logged_once_or_still_to_be"),
    6: _held("a call that fails",
             "battery/test_failing_disk::"
             "any_command_whose_k_th_call_fails_says_so_in_one_line_or_has_done_it"),
    7: _held("files that may not grow", "battery/test_failing_disk::files_that_may_not_grow"),
    8: _held("a full disk", "battery/test_failing_disk::a_full_disk",
             "battery/test_failing_disk::a_first_run_on_a_full_disk",
             "cli/test_editing::a_full_disk_leaves_the_draft_and_the_database"),
    9: _held("output into /dev/full",
             "battery/test_failing_disk::output_that_cannot_be_written_is_a_failure_and_no_traceback",
             "battery/test_failing_disk::a_real_process_whose_output_cannot_be_written",
             "battery/test_failing_disk::what_was_done_stays_done_where_it_could_not_be_told",
             "test_streams::a_full_disk_is_told_in_one_line"),
    10: _held("Ctrl-C at eight moments", "battery/test_durability::ctrl_c_at_eight_moments",
              "test_streams::an_interrupted_write_is_done_or_not_and_says_so_by_its_code"),
    11: _held("SIGTERM and SIGHUP",
              "battery/test_durability::ended_by_the_system_or_a_closed_terminal",
              "cli/test_editing::a_killed_infoview_leaves_the_draft_and_stores_nothing",
              "cli/test_editing::a_closed_terminal_ends_both_and_leaves_the_draft"),
    12: _held("a backup while another adds",
              "battery/test_concurrency::a_copy_made_while_others_write_holds_all_that_was_acknowledged"),
    13: _held("a restore keeps the present and survives kill -9",
              "battery/test_upgrades::a_restore_that_is_struck_leaves_the_present_or_the_restored",
              "services/test_backups::"
              "restoring_brings_back_the_rows_and_the_journal_and_names_the_present"),
    14: _held("a restore of what is no backup",
              "services/test_backups::what_is_no_sound_backup_is_refused_and_nothing_touched",
              "services/test_backups::the_present_database_is_no_backup_of_itself"),
    15: _held("fsync before the name, fsync of the folder after it",
              "battery/test_privacy::a_copy_is_on_disk_before_it_has_its_name"),
    16: _held("a hundred times added and undone",
              "battery/test_durability::a_hundred_times_added_and_undone_is_as_before",
              "battery/test_durability::two_undos_take_back_two_and_a_change_drops_the_redo"),
    17: _held("undo of a deletion and of an erasure",
              "battery/test_durability::an_erasure_is_not_undone_and_undo_says_what_it_does_instead",
              "store/test_journal::a_deletion_takes_all_that_hangs_on_a_person_and_undo_brings_it_back"),
    18: _held("kill -9 during undo",
              "battery/test_durability::an_undo_that_is_killed_undoes_one_step_or_none"),
    19: _held("a clock set back",
              "battery/test_durability::a_clock_that_is_set_back_changes_the_order_of_nothing",
              "battery/test_time::a_clock_set_back_between_commands_loses_and_reorders_nothing"),
    # B. Concurrency
    20: _held("eight writers and a reader",
              "battery/test_concurrency::eight_writers_lose_nothing_while_a_reader_looks",
              "battery/test_concurrency::eight_changes_of_one_contact_all_stand",
              "battery/test_concurrency::eight_settings_changed_at_one_instant_are_all_in_the_file"),
    21: _held("one person added by eight at one instant",
              "battery/test_concurrency::one_person_added_by_eight_at_one_instant_is_there_once"),
    22: _not_yet("two imports of one file at once", NO_IMPORT),
    23: _held("somebody holds the file",
              "battery/test_concurrency::every_writer_waits_for_whoever_holds_the_file",
              "battery/test_concurrency::a_writer_who_has_waited_long_enough_says_so_and_loses_nothing",
              "battery/test_concurrency::what_was_typed_while_another_took_the_file_is_kept",
              "store/test_database::the_wait_is_half_a_minute"),
    24: _held("one follow-up done by two at once",
              "battery/test_concurrency::a_follow_up_done_by_two_at_once_is_done_once",
              "battery/test_concurrency::two_undos_at_once_take_back_two_steps"),
    25: _held("an older file met by four at once",
              "battery/test_concurrency::an_older_file_is_brought_up_once_by_four_at_once"),
    26: _held("a reader left open in a pager",
              "battery/test_concurrency::a_list_left_open_in_a_pager_blocks_no_writer"),
    27: _held("a first run by eight",
              "battery/test_concurrency::a_first_run_by_eight_makes_one_database",
              "store/test_database::a_folder_that_another_command_makes_meanwhile_is_used"),
    # C. Bad input
    28: _not_yet("broken files to import", NO_IMPORT),
    29: _not_yet("the JSON test suite", NO_IMPORT),
    30: _not_yet("csv-spectrum", NO_IMPORT),
    31: _not_yet("archives", NO_IMPORT),
    32: _not_yet("variants of headers", NO_IMPORT),
    33: _not_yet("ragged rows", NO_IMPORT),
    34: _not_yet("rows with next to nothing", NO_IMPORT),
    35: _held("one profile in several spellings is one person",
              "domain/test_addresses::addresses_of_one_profile_are_equal",
              "cli/test_add_contact::a_likely_duplicate_is_refused_with_who_it_may_be",
              "cli/test_add_contact::two_people_without_a_company_may_be_the_same"),
    36: _not_yet("a file imported twice", NO_IMPORT),
    37: _held("numbers that are none", "cli/test_show::who_means_nobody_or_several"),
    38: _held("names that look like options",
              "cli/test_add_contact::a_name_that_looks_like_an_option_follows_two_dashes",
              "cli/test_add_contact::a_refusal_names_the_value_and_shows_what_is_accepted"),
    39: _held("long texts", "test_streams::a_text_by_standard_input_has_a_limit",
              "domain/test_text::a_huge_text_is_refused_at_once"),
    40: _held("many contacts: what is read does not grow with them",
              "benchmarks/test_scale::the_due_list_takes_a_few_statements_however_many_people_there_are",
              "benchmarks/test_scale::a_write_takes_as_many_statements_among_ten_as_among_a_thousand",
              "store/test_lookup::reads_of_the_due_list_use_an_index"),
    41: _not_yet("ten minutes of random input to each importer", NO_IMPORT),
    42: _held("a damaged database",
              "store/test_database::what_is_not_infoviews_is_refused_and_not_touched",
              "store/test_database::a_database_that_is_damaged_inside_is_refused_with_its_newest_copy",
              "services/test_doctor::a_damaged_file_is_told_and_never_written"),
    43: _held("an empty file, a device, a dangling link",
              "store/test_database::an_empty_file_is_a_new_one",
              "store/test_database::a_device_is_refused",
              "store/test_database::what_is_no_file_is_refused_at_once"),
    44: _held("somebody else's database",
              "store/test_database::what_is_not_infoviews_is_refused_and_not_touched"),
    # D. Encodings and text
    45: _not_yet("one CSV file in many encodings", NO_IMPORT),
    46: _not_yet("CSV in rare encodings", NO_IMPORT),
    47: _held("any string as a name",
              "test_output::every_other_text_is_stored_as_it_was_typed",
              "test_output::a_text_with_a_control_character_is_refused_clearly",
              "domain/test_text::any_text_is_refused_or_stored_once_and_for_all"),
    48: _not_yet("the same through JSON import and export", NO_IMPORT),
    49: _held("any string as a note, company, tag or question",
              "test_output::every_other_text_is_stored_as_it_was_typed",
              "store/test_journal::odd_texts_come_back_as_they_were"),
    50: _held("argument bytes that are no text",
              "test_streams::bytes_that_are_not_utf_8_are_refused_in_words",
              "test_streams::a_file_name_that_is_not_utf_8_is_no_harm"),
    51: _not_yet("JSON with half a character", NO_IMPORT),
    52: _held("names are found however they are spelled",
              "domain/test_names::spellings_of_one_name_have_one_key",
              "domain/test_names::a_key_does_not_depend_on_the_normal_form",
              "domain/test_names::who",
              "cli/test_search_command::a_name_is_found_however_it_is_written",
              "cli/test_search_command::what_means_something_elsewhere_is_itself",
              "cli/test_contacts::words_filters_orders_and_limits"),
    53: _held("letters that look alike are not the same",
              "domain/test_names::different_names_have_different_keys"),
    54: _held("streams that cannot encode a name",
              "test_output::a_name_that_a_stream_cannot_encode_is_shown_with_marks"),
    55: _not_yet("Windows consoles", "The checks run on POSIX systems; a stream of cp1252 is held by 54."),
    56: _held("one order under every locale",
              "battery/test_terminals::a_list_is_the_same_and_in_the_same_order_under_every_locale",
              "domain/test_due_order::names_stand_where_one_looks_for_them_whatever_their_accents_and_case"),
    57: _not_yet("vCard files", NO_IMPORT),
    58: _not_yet("vCard 2.1", NO_IMPORT),
    # E. Injection
    59: _held("no control reaches a pipe",
              "test_output::no_command_lets_a_stored_text_command_the_terminal",
              "test_output::a_text_with_a_control_character_is_refused_clearly",
              "domain/test_text::no_character_that_a_terminal_obeys_is_shown"),
    60: _held("no control reaches a terminal",
              "test_output::no_command_lets_a_stored_text_command_the_terminal",
              "test_output::a_terminal_gets_colour_and_only_the_programs_own"),
    61: _held("nor in errors, prompts and completion",
              "test_output::nor_does_what_was_typed_when_it_is_said_back",
              "test_output::nor_does_a_prompt",
              "cli/test_completion::names_are_shown_and_never_obeyed"),
    62: _held("markup is shown as typed", "test_output::markup_is_shown_as_it_was_typed",
              "test_output::markdown_sees_no_markup_in_a_name"),
    63: _not_yet("formulas in CSV", NO_EXPORT),
    64: _not_yet("lines of vCard and iCalendar", NO_EXPORT),
    65: _not_yet("an export read by others", NO_EXPORT),
    66: _not_yet("iCalendar invites nobody", NO_EXPORT),
    67: _held("a name or address cannot add to a mailto link or a mail file",
              "exchange/test_mail::a_link_has_one_recipient_and_only_a_subject_and_a_body",
              "exchange/test_mail::no_name_or_subject_becomes_another_header",
              "cli/test_draft::a_link_is_one_line_whatever_the_width",
              "domain/test_addresses::an_accepted_address_is_safe_in_a_mailto_link"),
    68: _held("a draft is handed on without a shell",
              "cli/test_draft::the_clipboard_gets_the_message_without_a_shell"),
    69: _held("the editor is run without a shell",
              "cli/test_editing::the_value_is_split_and_never_given_to_a_shell",
              "cli/test_editing::a_path_with_blanks_needs_no_quotes",
              "cli/test_editing::an_editor_may_be_a_shell_command_by_name"),
    70: _held("a name is no template", "test_output::markup_is_shown_as_it_was_typed",
              "domain/test_preparation::blank_values_count_as_unknown_and_braces_in_names_stay"),
    71: _held("a name is no SQL, a search no operator",
              "cli/test_search_command::no_word_is_an_operator_and_none_breaks_it",
              "test_output::every_other_text_is_stored_as_it_was_typed",
              "cli/test_contacts::a_refusal_names_the_value_and_shows_what_is_accepted"),
    72: _held("no path is made of what is stored",
              "store/test_edit_files::a_name_that_is_taken_is_not_taken_again",
              "services/test_backups::a_link_is_never_followed",
              "cli/test_draft::a_mail_file_follows_no_link",
              "battery/test_privacy::"
              "no_command_leaves_a_file_that_others_may_read_or_that_is_not_its_own"),
    73: _held("a settings file that is wrong",
              "test_config::what_is_wrong_is_told_with_its_line_and_what_is_accepted",
              "test_config::what_is_no_toml_is_told_with_its_place",
              "services/test_settings::"
              "a_file_that_is_not_valid_is_told_by_every_command_that_goes_by_it"),
    # F. Privacy
    74: _held("whatever the umask",
              "battery/test_privacy::"
              "no_command_leaves_a_file_that_others_may_read_or_that_is_not_its_own",
              "battery/test_privacy::a_draft_and_all_around_it_is_private_whatever_the_umask",
              "store/test_database::a_process_leaves_nothing_that_others_may_read",
              "store/test_database::folder_and_file_are_private_whatever_the_umask",
              "store/test_database::the_rollback_journal_is_as_private_as_the_file"),
    75: _held("a file that others could read",
              "store/test_database::a_file_that_others_could_read_is_closed_to_them",
              "services/test_doctor::what_is_open_to_others_is_told_and_closed"),
    76: _held("no temporary file is left",
              "battery/test_privacy::"
              "no_command_leaves_a_file_that_others_may_read_or_that_is_not_its_own",
              "battery/test_privacy::what_fails_leaves_no_temporary_file"),
    77: _held("an editor that fails, is absent or killed",
              "cli/test_editing::an_editor_that_fails_leaves_the_draft",
              "cli/test_editing::an_editor_that_is_not_there_is_named",
              "cli/test_editing::an_editor_that_is_killed_leaves_the_draft",
              "cli/test_editing::what_such_an_editor_saves_later_is_kept_and_taken_up"),
    78: _held("a backup onto a file or a link",
              "services/test_backups::an_existing_file_is_kept_unless_forced",
              "services/test_backups::a_name_that_is_taken_meanwhile_is_kept",
              "services/test_backups::a_link_is_never_followed",
              "services/test_backups::a_dangling_link_is_never_followed"),
    79: _held("an erasure leaves nothing",
              "services/test_erasing::nothing_of_an_erased_person_is_left_in_the_bytes",
              "services/test_erasing::free_pages_and_slack_hold_nothing_either",
              "services/test_erasing::backups_and_files_put_aside_that_hold_them_are_named",
              "services/test_erasing::drafts_about_them_go_too",
              "store/test_search_index::what_is_erased_leaves_no_word_in_the_index"),
    80: _held("no network",
              "battery/test_privacy::the_listener_hears",
              "battery/test_privacy::loading_the_whole_program_speaks_to_no_other_machine",
              "battery/test_privacy::no_command_speaks_to_another_machine",
              "battery/test_privacy::nor_does_help_completion_the_editor_or_an_error",
              "test_architecture::the_rule_holds"),
    81: _held("a fault of the program tells nothing",
              "battery/test_privacy::a_fault_of_the_program_tells_nothing_of_anybody",
              "test_contract::a_fault_of_the_program_is_exit_1_without_a_traceback_or_what_was_typed"),
    82: _held("a note by standard input or an editor",
              "battery/test_privacy::a_note_may_come_so_that_no_other_process_sees_it",
              "cli/test_editing::the_command_line_of_the_editor_holds_nothing_private"),
    83: _not_yet("an export says what it wrote", NO_EXPORT),
    84: _held("a synced or network folder",
              "services/test_doctor::a_synced_folder_is_warned_of",
              "services/test_doctor::a_synced_folder_is_warned_of_once_when_the_file_is_made",
              "services/test_doctor::a_network_file_system_is_warned_of"),
    85: _held("lists hold no notes",
              "battery/test_privacy::what_a_status_line_or_a_list_shows_holds_no_notes"),
    # G. Migration
    86: _held("every released schema is brought up",
              "store/test_migrations::a_file_of_every_released_schema_is_read_changed_and_undone",
              "store/test_migrations::an_upgrade_keeps_the_content_and_leaves_one_private_copy"),
    87: _held("a migrated schema is a fresh one",
              "store/test_migrations::a_fresh_file_has_the_schema_of_the_models",
              "store/test_migrations::a_file_of_every_released_schema_is_read_changed_and_undone",
              "store/test_migrations::a_released_schema_is_frozen"),
    88: _held("a file of a newer program",
              "store/test_migrations::"
              "a_file_of_a_newer_program_is_refused_with_both_numbers_and_not_touched"),
    89: _held("one private, whole copy before",
              "store/test_migrations::an_upgrade_keeps_the_content_and_leaves_one_private_copy",
              "store/test_migrations::an_older_copy_is_never_overwritten"),
    90: _held("an upgrade killed and failed at each call",
              "battery/test_upgrades::an_upgrade_that_is_struck_leaves_the_old_file_or_the_new_one"),
    91: _held("a full disk during an upgrade",
              "battery/test_upgrades::an_upgrade_that_is_struck_leaves_the_old_file_or_the_new_one",
              "store/test_migrations::an_upgrade_without_a_sound_copy_is_not_begun"),
    92: _held("a step that fails",
              "store/test_migrations::a_failing_upgrade_leaves_the_file_as_it_was_and_names_the_copy",
              "store/test_migrations::an_upgrade_that_breaks_off_leaves_the_file_as_it_was"),
    93: _not_yet("an older program reads a newer export", NO_EXPORT),
    94: _held("an older file that may not be written",
              "battery/test_upgrades::"
              "a_file_of_an_older_schema_that_may_not_be_written_says_what_to_do",
              "battery/test_failing_disk::what_may_not_be_written_can_be_read"),
    95: _held("an old backup is restored",
              "services/test_backups::an_older_schema_is_brought_to_the_newest_in_the_copy_alone"),
    # H. Dates and time
    96: _held("a day is the local day in every zone",
              "battery/test_time::a_day_is_the_local_day_from_its_first_second_to_its_last",
              "battery/test_time::"
              "what_was_written_in_one_zone_is_due_on_the_same_day_in_every_other",
              "battery/test_time::without_a_frozen_clock_today_is_the_day_in_the_zone",
              "battery/test_time::a_zone_that_nobody_knows_is_no_failure",
              "battery/test_time::a_zone_that_cannot_be_is_told_before_anything_is_done"),
    97: _held("midnight and the nights when the clocks change",
              "battery/test_time::tomorrow_is_the_next_day_whatever_the_clocks_do",
              "battery/test_time::what_is_at_nine_is_at_nine_after_the_night",
              "battery/test_time::an_hour_that_is_left_out_is_refused_with_a_word",
              "battery/test_time::an_hour_that_comes_twice_is_taken_and_means_one_moment"),
    98: _held("leap days",
              "battery/test_time::every_command_works_on_the_odd_days",
              "battery/test_time::what_comes_yearly_on_a_leap_day_comes_on_it_again",
              "battery/test_time::a_leap_day_is_a_day_in_leap_years_alone"),
    99: _held("the end of a month",
              "battery/test_time::what_comes_monthly_on_the_last_day_keeps_it",
              "services/test_followups::the_anchor_survives_undo_and_redo"),
    100: _held("dates with slashes", "domain/test_dates::a_configured_order_settles_day_and_month",
               "domain/test_dates::refuses_in_one_line_that_names_the_value"),
    101: _held("dates that are none", "domain/test_dates::refuses_in_one_line_that_names_the_value",
               "domain/test_dates::nothing_escapes_but_a_usage_error"),
    102: _held("relative dates", "domain/test_dates::reads",
               "domain/test_dates::the_hint_lists_only_what_is_read"),
    103: _held("weekdays and ends of months on any day",
               "domain/test_dates::seven_todays_of_one_week",
               "domain/test_dates::weekdays_lie_where_their_words_say",
               "domain/test_dates::an_echo_reads_as_itself_on_any_day"),
    104: _held("the ends of the calendar", "domain/test_dates::the_ends_of_the_calendar_are_refused",
               "domain/test_dates::no_period_raises_anything_but_a_usage_error"),
    105: _not_yet("the dates of LinkedIn", NO_IMPORT),
    106: _not_yet("days in iCalendar", NO_EXPORT),
    # I. Output
    107: _held("streams, codes and JSON by contract",
               "test_contract::success_is_one_document_with_the_promised_fields",
               "test_contract::success_speaks_on_stdout_and_ends_its_last_line",
               "test_contract::failure_is_one_document_with_its_exit_code",
               "test_contract::failure_speaks_on_stderr_alone",
               "test_contract::an_empty_listing_is_an_empty_list",
               "test_output::nothing_forces_colour_into_a_pipe"),
    108: _held("a pipe that is closed early", "test_streams::a_pipe_that_is_closed_early_is_no_error"),
    109: _held("no colour where none is wanted, no line too wide",
               "test_output::no_colour_where_none_is_wanted",
               "test_output::no_line_is_wider_than_the_screen",
               "test_output::any_width_will_do"),
    110: _held("closed streams", "test_streams::closed_streams_are_no_error",
               "test_streams::nothing_is_written_into_the_database_that_belongs_to_a_stream",
               "test_streams::what_comes_by_standard_input_is_a_text",
               "cli/test_delete::without_a_terminal_it_must_be_confirmed_by_an_option"),
    111: _held("exit codes", "test_contract::the_exit_codes_are_the_published_ones",
               "test_readme::the_exit_codes_are_all_told",
               "cli/test_followup::nothing_due_says_when_the_next_thing_is"),
    112: _held("help and version are light and open nothing",
               "battery/test_terminals::help_version_and_scripts_look_at_no_database",
               "test_startup::what_must_be_instant_loads_nothing_heavy",
               "test_startup::the_version_loads_next_to_nothing"),
}  # fmt: skip


def group_of(number: int) -> str:
    """Return the letter of the group of a check."""
    return next(letter for letter, (_, numbers) in GROUPS.items() if number in numbers)


def summary(passed: set[str], skipped: set[str]) -> list[str]:
    """Return a line for each group: how many of its checks were held by the tests that ran.

    Args:
        passed: the tests of which something passed, as in ``Check.tests``.
        skipped: the tests of which something was skipped.
    """
    lines = []
    for letter, (about, numbers) in GROUPS.items():
        checks = [CHECKS[number] for number in numbers]
        tests = {test for check in checks for test in check.tests}
        held = sum(bool(check.tests) and set(check.tests) <= passed for check in checks)
        open_ = sum(not check.tests for check in checks)
        line = f"{letter}  {about}: {held} of {len(checks) - open_} checks, {len(tests & passed)} tests ran"
        if tests & skipped:
            line += f", {len(tests & skipped)} skipped at least in part"
        lines.append(f"{line}; not yet: {open_}" if open_ else line)
    return lines
