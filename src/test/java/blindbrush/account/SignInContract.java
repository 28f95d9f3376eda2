package blindbrush.account;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.web.FromAddress;
import blindbrush.web.Guest;
import blindbrush.web.Page;
import blindbrush.web.ParticipantContract;
import blindbrush.web.Staff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guessing passwords, and ending what was signed in, the same on every database. */
abstract class SignInContract {

    private static final String WRONG = "not the right words at all";

    @TestHTTPResource("/")
    URI home;

    @Test
    void a_hundred_wrong_passwords_from_one_address_are_delayed_and_keep_nobody_out_elsewhere() {
        String name = Staff.account(Account.ADMINISTRATOR);
        assertThat(Staff.signIn(new Guest(home), name, Staff.PASSWORD).status()).isEqualTo(303);
        Instant begun = Instant.now();
        List<FromAddress.Answer> answers = IntStream.range(0, 100)
                .mapToObj(number -> guess("127.0.0.2", name, WRONG))
                .toList();
        long judged = answers.stream().filter(answer -> answer.status() == 400).count();
        assertThat(judged).isBetween(5L, mostJudgedSince(begun));
        assertThat(answers).filteredOn(answer -> answer.status() != 400).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.retryAfter()).isPositive();
        });
        assertThat(Staff.signIn(new Guest(home), name, Staff.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void guesses_from_many_addresses_are_delayed_but_not_where_the_name_signed_in_before() {
        String name = Staff.account(Account.ADMINISTRATOR);
        assertThat(Staff.signIn(new Guest(home), name, Staff.PASSWORD).status()).isEqualTo(303);
        for (int number = 0; number < 15; number++) {
            guess("127.0.1." + (number + 1), name, WRONG);
        }
        // the first of two may come just when a wait is over, and then makes the second wait
        assertThat(Stream.of("127.0.1.100", "127.0.1.101")
                        .map(from -> guess(from, name, Staff.PASSWORD).status()))
                .contains(429);
        assertThat(Staff.signIn(new Guest(home), name, Staff.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void many_guesses_at_once_are_no_way_around_and_the_page_says_how_long_to_wait() {
        String name = Staff.account(Account.CURATOR);
        var guest = new Guest(home);
        Page form = guest.get("/sign-in");
        var guessed = Map.of("name", name, "password", WRONG);
        Instant begun = Instant.now();
        List<Page> answers = IntStream.range(0, 30)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> guest.send(form, "main form", guessed)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers.stream().filter(page -> page.status() == 400).count())
                .isBetween(5L, mostJudgedSince(begun));
        assertThat(answers)
                .filteredOn(page -> page.status() != 400)
                .isNotEmpty()
                .allSatisfy(page -> {
                    assertThat(page.status()).isEqualTo(429);
                    assertThat(page.words(".problem")).matches(".*Wait \\d+ seconds?, then try again\\.");
                    assertThat(page.document().select("main input[name=name]").val())
                            .isEqualTo(name);
                });
    }

    @Test
    void tokens_that_are_guessed_wait_and_a_good_one_from_the_same_address_does_not() {
        String token = token(Staff.account(Account.RESEARCHER));
        var line = new FromAddress("127.0.2.1");
        assertThat(line.get(home, "/api/v1/studies", token).status()).isEqualTo(200);
        List<Integer> statuses = IntStream.range(0, 110)
                .mapToObj(number -> line.get(home, "/api/v1/studies", "guessed" + number))
                .map(FromAddress.Answer::status)
                .toList();
        assertThat(statuses).startsWith(401, 401, 401).contains(429).containsOnly(401, 429);
        assertThat(line.get(home, "/api/v1/studies", token).status()).isEqualTo(200);
    }

    @Test
    void a_cookie_that_was_saved_is_refused_after_signing_out() {
        Guest guest = Staff.curator(home);
        String saved = guest.cookie(Staff.COOKIE).orElseThrow();
        guest.send(guest.get("/curator"), "form[action=/sign-out]", Map.of());
        guest.give(Staff.COOKIE, saved);
        assertThat(guest.get("/curator").location()).isEqualTo("/sign-in");
        assertThat(guest.get("/").words("nav")).doesNotContain("Sign out");
    }

    @Test
    void all_other_browsers_can_be_signed_out() {
        String name = Staff.account(Account.CURATOR);
        Guest here = signedIn(name);
        Guest elsewhere = signedIn(name);
        Page account = here.get("/account");
        assertThat(account.document().select("tbody tr")).hasSize(2);
        assertThat(account.words("table")).contains("this browser", "another browser");
        here.send(account, "form[action$=elsewhere]", Map.of());
        assertThat(elsewhere.get("/curator").location()).isEqualTo("/sign-in");
        assertThat(here.get("/account").document().select("tbody tr")).hasSize(1);
    }

    @Test
    void a_new_password_takes_the_old_one_and_signs_out_everywhere_else() {
        String name = Staff.account(Account.CURATOR);
        Guest here = signedIn(name);
        Guest elsewhere = signedIn(name);
        String fresh = "nine jars of ultramarine";
        Page form = here.get("/account");
        Page refused = changed(here, form, WRONG, fresh);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.words(".field:has([name=old-password]) .problem")).contains("not your password");
        Page weak = changed(here, form, Staff.PASSWORD, "123456789012");
        assertThat(weak.words(".field:has([name=new-password]) .problem")).contains("first that are tried");
        assertThat(elsewhere.get("/curator").status()).isEqualTo(200);
        assertThat(changed(here, form, Staff.PASSWORD, fresh).location()).isEqualTo("/account?changed=true");
        assertThat(elsewhere.get("/curator").location()).isEqualTo("/sign-in");
        assertThat(here.get("/curator").status()).isEqualTo(200);
        assertThat(Staff.signIn(new Guest(home), name, Staff.PASSWORD).status()).isEqualTo(400);
        assertThat(Staff.signIn(new Guest(home), name, fresh).status()).isEqualTo(303);
    }

    @Test
    void a_password_is_guessed_no_better_at_a_browser_that_was_left_open() {
        Guest left = signedIn(Staff.account(Account.CURATOR));
        Page form = left.get("/account");
        Instant begun = Instant.now();
        List<Integer> statuses = IntStream.range(0, 12)
                .mapToObj(number -> changed(left, form, WRONG, "nine jars of ultramarine"))
                .map(Page::status)
                .toList();
        assertThat(statuses).startsWith(400, 400, 400, 400, 400).contains(429).containsOnly(400, 429);
        assertThat(statuses.stream().filter(status -> status == 400).count())
                .isLessThanOrEqualTo(mostJudgedSince(begun));
    }

    /** Of the guesses at one place: five, and one more whenever a wait was over; the first takes five seconds, each twice the one before. */
    private static long mostJudgedSince(Instant begun) {
        long judged = 5;
        Duration left = Duration.between(begun, Instant.now());
        for (Duration wait = Duration.ofSeconds(5); left.compareTo(wait) >= 0; wait = wait.multipliedBy(2)) {
            left = left.minus(wait);
            judged++;
        }
        return judged;
    }

    @Test
    void a_disabled_account_s_open_page_and_token_are_refused_at_the_next_request_until_it_is_enabled() {
        String name = Staff.account(Account.RESEARCHER);
        Guest open = signedIn(name);
        String token = token(name);
        Guest administrator = Staff.signedIn(home, Account.ADMINISTRATOR);
        assertThat(open.get("/researcher").status()).isEqualTo(200);
        assertThat(byToken(token)).isEqualTo(200);
        administer(administrator, name, "disable");
        assertThat(open.get("/researcher").location()).isEqualTo("/sign-in");
        assertThat(byToken(token)).isEqualTo(401);
        Page refused = Staff.signIn(new Guest(home), name, Staff.PASSWORD);
        assertThat(refused.words(".problem")).contains("is disabled");
        administer(administrator, name, "enable");
        assertThat(open.get("/researcher").location()).isEqualTo("/sign-in");
        assertThat(byToken(token)).isEqualTo(200);
        assertThat(Staff.signIn(new Guest(home), name, Staff.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void a_deleted_account_takes_its_sign_ins_tokens_and_invitations_along() {
        String name = Staff.account(Account.CURATOR, Account.RESEARCHER);
        Guest open = signedIn(name);
        String token = token(name);
        Page invited = open.send(open.get("/accounts"), "form[action=/accounts]", Map.of("roles", Account.CURATOR));
        String invitation = URI.create(invited.words(".link")).getPath();
        assertThat(new Guest(home).get(invitation).status()).isEqualTo(200);
        administer(Staff.signedIn(home, Account.ADMINISTRATOR), name, "delete");
        assertThat(open.get("/curator").location()).isEqualTo("/sign-in");
        assertThat(byToken(token)).isEqualTo(401);
        assertThat(new Guest(home).get(invitation).status()).isEqualTo(404);
        assertThat(Staff.signIn(new Guest(home), name, Staff.PASSWORD).status()).isEqualTo(400);
    }

    @Test
    void only_administrators_end_accounts_and_never_their_own() {
        String name = Staff.account(Account.ADMINISTRATOR);
        Guest administrator = signedIn(name);
        Guest curator = Staff.curator(home);
        for (String deed : List.of("disable", "enable", "delete")) {
            ParticipantContract.assertIsProblem(post(curator, name, deed), 403);
            ParticipantContract.assertIsProblem(post(administrator, name, deed), 409);
        }
        assertThat(administrator.get("/accounts").status()).isEqualTo(200);
    }

    @Test
    void two_administrators_who_end_each_other_at_once_leave_one() {
        String one = Staff.account(Account.ADMINISTRATOR);
        String other = Staff.account(Account.ADMINISTRATOR);
        Guest first = signedIn(one);
        Guest second = signedIn(other);
        var answers = List.of(
                CompletableFuture.supplyAsync(() -> post(first, other, "disable")),
                CompletableFuture.supplyAsync(() -> post(second, one, "disable")));
        assertThat(answers.stream().map(answer -> answer.join().status())).doesNotContain(500);
        assertThat(List.of(
                        first.get("/accounts").status(), second.get("/accounts").status()))
                .containsExactlyInAnyOrder(200, 302);
    }

    @Test
    void accounts_are_listed_to_administrators_and_to_others_their_own() {
        String curator = Staff.account(Account.CURATOR);
        String name = Staff.account(Account.ADMINISTRATOR, Account.RESEARCHER);
        Guest administrator = signedIn(name);
        assertThat(Staff.accounts(administrator, curator).words("table")).contains(curator);
        assertThat(Staff.accounts(administrator, name).words("table")).contains(name, "administrator and researcher");
        assertThat(signedIn(curator).get("/accounts").words("table"))
                .contains(curator)
                .doesNotContain(name);
    }

    private Guest signedIn(String name) {
        var guest = new Guest(home);
        assertThat(Staff.signIn(guest, name, Staff.PASSWORD).status()).isEqualTo(303);
        return guest;
    }

    private FromAddress.Answer guess(String from, String name, String password) {
        var guest = new Guest(home);
        String token = Guest.token(guest.get("/sign-in"));
        String form = "csrf-token=%s&name=%s&password=%s"
                .formatted(token, name, URLEncoder.encode(password, StandardCharsets.US_ASCII));
        String cookie =
                "blindbrush_form_test=" + guest.cookie("blindbrush_form_test").orElseThrow();
        return new FromAddress(from).post(home, "/sign-in", cookie, form);
    }

    private static Page changed(Guest guest, Page form, String old, String fresh) {
        return guest.send(form, "form[action=/account/password]", Map.of("old-password", old, "new-password", fresh));
    }

    private void administer(Guest administrator, String name, String deed) {
        String form = "form[action^=/accounts/%s/%s]".formatted(id(name), deed);
        assertThat(administrator
                        .send(Staff.accounts(administrator, name), form, Map.of())
                        .location())
                .startsWith("/accounts?page=");
    }

    private static Page post(Guest guest, String name, String deed) {
        String token = Guest.token(guest.get("/account"));
        return guest.post("/accounts/%s/%s".formatted(id(name), deed), Map.of("csrf-token", token));
    }

    private static UUID id(String name) {
        return QuarkusTransaction.requiringNew().call(() -> Account.named(name).orElseThrow().id);
    }

    private static String token(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> AccessToken.create(
                        Account.named(name).orElseThrow(),
                        "a test",
                        Duration.ofDays(1),
                        new SecureRandom(),
                        Instant.now()))
                .text();
    }

    private int byToken(String token) {
        return new Guest(home)
                .get("/api/v1/studies", "Authorization", "Bearer " + token)
                .status();
    }
}
