package blindbrush.export;

import blindbrush.design.BlindGuesser;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a data set says about itself to people. */
final class DataSetText {

    private DataSetText() {}

    static String summary(StudyRow study) {
        String walls = study.demonstration()
                ? "Demonstration: stand-ins drawn by a program hang in place of human paintings, so its figures say nothing about human art."
                : "Human paintings and machine-stylised pictures.";
        String who =
                study.simulated() ? "Dry run: simulated participants made these answers up, nobody took part. " : "";
        return who
                + "Answers to a blind test of art: which pictures were painted by a human, and which made by an algorithm? One row per trial. "
                + walls
                + study.versions().values().stream()
                        .flatMap(frozen -> Stream.ofNullable(frozen.unblinding())
                                .map(unblinding -> unblinding(frozen.version(), unblinding)))
                        .collect(Collectors.joining());
    }

    private static String unblinding(int version, Frozen.Unblinded unblinding) {
        return " Version %d was unblinded at %s, after %d finished sessions. Reason: %s"
                .formatted(version, CellText.of(unblinding.at()), unblinding.sessions(), oneLine(unblinding.reason()));
    }

    /** @param rows of each table, by its file; the first is that of responses */
    static String readme(StudyRow study, Map<String, Long> rows) {
        return """
                # %s

                %s

                ## Files

                | file | what | rows |
                |---|---|---|
                %s
                `documentation/codebook.csv` says what every column means, `dataset_description.json` the same for programs (Psych-DS 1.5).
                `materials/design.json` is the study's design with its stimuli and rules, exactly as it was frozen when the study opened: its SHA-256 is the
                `design_sha256` of the rows. `sha256sum -c SHA256SUMS` checks that every file came whole.

                ## Reading it

                UTF-8, RFC 4180, times ISO 8601 in UTC, response times in milliseconds. A missing value is an empty cell: `NA` is a text like any other.
                A text that a spreadsheet could take for a formula has an apostrophe before it, and so has one that begins with an apostrophe: if a cell
                begins with one, its first character is no part of the text. In R and in Python:

                ```r
                responses <- read.csv("%5$s", colClasses = "character", na.strings = "", encoding = "UTF-8")
                responses[] <- lapply(responses, sub, pattern = "^'", replacement = "")
                ```

                ```python
                import csv
                with open("%5$s", newline="", encoding="utf-8") as lines:
                    responses = [{name: cell[cell.startswith("'"):] or None for name, cell in row.items()} for row in csv.DictReader(lines)]
                ```

                All columns are text then; `documentation/codebook.csv` has their types. Trials of practice, catch trials and superseded trials are all here,
                marked by `phase` and `superseded`; only `phase` main and `superseded` false count. `excluded` marks sessions that the registered rule
                leaves out. `finish_number` marks the sessions of the registered analysis. Nothing is deleted but the sessions of participants who withdrew.

                ## Completeness

                    python3 analysis/check.py

                checks that no answer was changed and no session taken away or added. `documentation/sessions.csv` has the number of every session
                that began, without a gap, and what became of it: `finished`, `left` (not finished), or `withdrawn`. Each finished session has a leaf
                in `documentation/leaves.csv`: the HMAC-SHA-256 of what it answered, under the nonce beside its number. The leaves are chained by
                SHA-256 in the order in which sessions were finished and stored. Who withdraws takes rows and nonce with them; number and leaf stay.
                `documentation/completeness.json` has counts, the head of the chain, and the columns that leaves cover. They leave out what follows
                from other columns, rows that are superseded, sessions that were not finished, and what may change later: `participant_id`,
                `source`, times of the clock (`consented_at`, `session_finished_at`, `sent_at`, `received_at`), `finish_number`, `excluded` and what is said of it, `unblinded_at`, `told_before`.
                Compare the head with the one on the study's results page: who can write every file can write another chain. A session that is
                called withdrawn cannot be told from one that withdrew.

                ## Figures

                    Rscript analysis/reproduce.R
                    python3 analysis/reproduce.py

                print every figure of the study's results page as a table, of all sessions and of the registered analysis. The page keeps the
                registered analysis as it was frozen (`registered`). The scripts compute it of the sessions that are still here: where some withdrew
                since, they say how many (`withdrew_since`), and their figures are called `registered_today`, as in a column of the page. They need R or Python and nothing else.
                `documentation/figures.csv` says what each figure that sums the study up is called there, what it estimates, and how.
                The crossed probit model is the exception: R fits it with the package lme4 and leaves it empty without that package; Python leaves it
                empty. Estimates and bounds agree with the page's to 1e-9, fitted values (log odds) to 1e-6, the model to 1e-3. A figure
                has no bounds where its variance cannot be estimated.

                ## Ordinal models

                Ratings of single pictures have six ordered steps. R's package ordinal fits a cumulative probit model to them in which participants and
                pictures differ (crossed random effects). The coefficient of `machine` is d' of the typical participant and picture:

                    library(ordinal) # install.packages("ordinal")
                    rows <- read.csv(list.files("data", "responses_data.csv$", full.names = TRUE), colClasses = "character")
                    rows <- subset(rows, task == "yes-no" & phase == "main" & superseded == "false" & staff == "false" & session_finished_at != "")
                    rows <- subset(rows, study_version == max(as.integer(study_version))) # & excluded == "false" for the registered rules
                    rows$machine <- as.numeric(rows$origin == "machine")
                    rows$rating <- factor(rows$rating, ordered = TRUE)
                    rows[c("session_id", "stimulus_id")] <- lapply(rows[c("session_id", "stimulus_id")], factor)
                    summary(clmm(rating ~ machine + (1 + machine | session_id) + (1 | stimulus_id), rows, link = "probit"))
                    summary(clm(rating ~ machine, scale = ~ machine, data = rows, link = "probit"))

                `clmm` takes both origins to vary alike. `clm` lets them vary, all answers taken as independent: exp of minus its scale coefficient is the
                slope of the zROC line, `zroc_slope` of the figures, which has its interval there for other participants and pictures.%s
                """.formatted(
                        oneLine(study.title()),
                        summary(study),
                        rows.entrySet().stream()
                                .map(file -> "| `%s` | %s | %d |\n"
                                        .formatted(file.getKey(), contents(file.getKey()), file.getValue()))
                                .collect(Collectors.joining()),
                        guessing(study.current()),
                        rows.keySet().iterator().next());
    }

    /** What a share of right answers is held against; not known of a design that never opened. */
    private static String guessing(Frozen frozen) {
        return frozen.version() == 0
                ? ""
                : "\n\nSomebody who knows the design and never looks at a picture gets %.1f %% of the trials right."
                        .formatted(100 * BlindGuesser.overall(frozen.design()));
    }

    static String changes(StudyRow study) {
        String versions = study.versions().values().stream()
                .filter(frozen -> frozen.version() > 0)
                .map(frozen ->
                        "- Version %d of the study, design SHA-256 %s\n".formatted(frozen.version(), frozen.sha256()))
                .collect(Collectors.joining());
        return """
                # Changes

                ## The study

                %s
                ## The tables

                - Export schema 3: what is known of the display (`display_unverified`), whether somebody looked closer, and a row for each trial
                  that was left out because its picture never came (`phase` stimulus_failed). Every row says whether its pictures' truth was told
                  before the session began, and when the study was unblinded. An exclusion has a code (`exclusion_code`), the key of its rule in
                  the design. The criterion is called `criterion` (`criterion_lower`, `criterion_upper`); it was `c`. `seed` is a text. `sent_at`,
                  `shown_at`, `received_at`, `onset_offset`, `sent_offset` and `queued` stand in the place of `issued_at`, `responded_at` and
                  `server_rt`, which held the time at which the trial before was looked at. A text that
                  begins with an apostrophe gets another one, and a | within a title of `style_titles` is written \\|. Rows have the place of
                  their session among all that began (`start_number`) and in the registered analysis (`finish_number`), and whether the study made its results public while it was open
                  (`results_while_open`). Rows have the group by the questions on expertise (`expertise`, `expertise_score`). They
                  say when the personal parts of their session were deleted (`anonymized_at`): its times are then no longer those of the clock. Rows say what
                  hints that a program answered (`hints`), sessions how many of their trials do (`hinted_trials`) and how much their rt vary (`rt_variation`)
                - Export schema 2: version, design, participant, condition, phase, exclusion and flags with every row; tables of participants, stimuli and
                  exclusions
                - Export schema 1: one row per trial
                """.formatted(versions.isEmpty() ? "- Never opened\n" : versions);
    }

    private static String contents(String file) {
        if (file.contains("-responses_")) {
            return "one row per trial that was answered, or left out because its picture never came";
        }
        if (file.contains("-participants_")) {
            return "one row per session";
        }
        return file.contains("-stimuli_")
                ? "one row per picture, with credits"
                : "sessions that the registered rule leaves out";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
