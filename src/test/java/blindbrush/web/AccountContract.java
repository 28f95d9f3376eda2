package blindbrush.web;

import static org.assertj.core.api.Assertions.assertThat;

import blindbrush.account.Account;
import blindbrush.account.Invitation;
import blindbrush.database.Secret;
import blindbrush.web.account.Welcome;
import blindbrush.web.results.ResultWords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invitations, signing in and out, and who may go where, the same on every database. */
abstract class AccountContract {

    private static final String INVITE = "form[action=/accounts]";

    @TestHTTPResource("/")
    URI home;

    @Inject
    Welcome welcome;

    @Test
    void an_invitation_makes_one_account_that_can_sign_in() {
        String link = invitation(Account.CURATOR, Account.RESEARCHER);
        String name = name();
        var guest = new Guest(home);
        Page page = guest.get(link);
        assertThat(page.words("main")).contains("curator and researcher");
        assertThat(accept(guest, page, name, Staff.PASSWORD).location()).isEqualTo("/sign-in");
        ParticipantContract.assertIsProblem(guest.get(link), 404);
        ParticipantContract.assertIsProblem(accept(guest, page, name(), Staff.PASSWORD), 409);
        assertThat(Staff.signIn(guest, name, Staff.PASSWORD).location()).isEqualTo("/desk");
        assertThat(guest.get("/desk").location()).isEqualTo("/curator");
        assertThat(guest.get("/curator").status()).isEqualTo(200);
        assertThat(guest.get("/researcher").status()).isEqualTo(200);
    }

    @Test
    void an_invitation_taken_up_several_times_at_once_makes_one_account() {
        String link = invitation(Account.CURATOR);
        String name = name();
        var guest = new Guest(home);
        Page form = guest.get(link);
        var answers = Stream.of(0, 1, 2, 3)
                .map(number -> CompletableFuture.supplyAsync(() -> accept(guest, form, name + number, Staff.PASSWORD)))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).map(Page::status))
                .containsExactlyInAnyOrder(303, 409, 409, 409);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Account.count("name like ?1", name + "%")))
                .isOne();
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of("", Staff.PASSWORD, "A name has letters"),
                Arguments.of("two words", Staff.PASSWORD, "A name has letters"),
                Arguments.of("n".repeat(61), Staff.PASSWORD, "A name has letters"),
                Arguments.of("short", "elevenchars", "A password has at least 12 characters"),
                Arguments.of("digits", "123456789012", "among the first that are tried"),
                Arguments.of("common", "passwordpassword", "among the first that are tried"),
                Arguments.of("blank", " ".repeat(12), "only blanks"),
                Arguments.of("anna.van.gogh", "Anna.Van.Gogh", "is the name"),
                Arguments.of("anna.van.gogh", "anna.van.gogh1", "among the first that are tried"),
                Arguments.of("none", "", "A password has at least 12 characters"),
                Arguments.of("long", "x".repeat(73), "A password has at most 72 bytes"),
                // bcrypt reads 72 bytes: what comes after would not count
                Arguments.of("wide", "é".repeat(37), "A password has at most 72 bytes"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void an_unfit_name_or_password_is_refused_and_the_invitation_stays(String name, String password, String reason) {
        String link = invitation(Account.RESEARCHER);
        var guest = new Guest(home);
        Page refused = accept(guest, guest.get(link), name, password);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.words(".problem")).contains(reason);
        assertThat(refused.document().select("input[type=password]").attr("value"))
                .isEmpty();
        assertThat(refused.document().select("main input[name=name]").val()).isEqualTo(name);
        assertThat(accept(guest, refused, name(), Staff.PASSWORD).location()).isEqualTo("/sign-in");
    }

    @Test
    void one_name_chosen_by_several_at_once_is_given_once_and_the_others_choose_again() {
        String name = name();
        var answers = Stream.of(name, name.toUpperCase(Locale.ROOT), name, name)
                .map(written -> {
                    var guest = new Guest(home);
                    Page form = guest.get(invitation(Account.CURATOR));
                    return CompletableFuture.supplyAsync(() -> accept(guest, form, written, Staff.PASSWORD));
                })
                .toList();
        List<Page> pages = answers.stream().map(CompletableFuture::join).toList();
        assertThat(pages.stream().map(Page::status)).containsExactlyInAnyOrder(303, 400, 400, 400);
        assertThat(pages).filteredOn(page -> page.status() == 400).allSatisfy(page -> assertThat(page.words(".problem"))
                .contains("has that name already"));
    }

    @Test
    void a_name_signs_in_however_it_is_written() {
        String name = Staff.account(Account.CURATOR);
        assertThat(Staff.signIn(new Guest(home), name.toUpperCase(Locale.ROOT), Staff.PASSWORD)
                        .location())
                .isEqualTo("/desk");
    }

    @Test
    void a_name_is_given_once_however_it_is_written() {
        String taken = Staff.account(Account.CURATOR);
        var guest = new Guest(home);
        Page refused =
                accept(guest, guest.get(invitation(Account.CURATOR)), taken.replace("test", "TEST"), Staff.PASSWORD);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.words(".problem")).contains("has that name already");
    }

    @Test
    void the_account_s_cookie_is_out_of_reach_for_scripts_and_other_sites() {
        Page landed = Staff.signIn(new Guest(home), Staff.account(Account.CURATOR), Staff.PASSWORD);
        assertThat(landed.cookiesSet())
                .filteredOn(cookie -> cookie.startsWith(Staff.COOKIE + "="))
                .singleElement()
                .asString()
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict");
    }

    @Test
    void a_wrong_password_or_name_is_said_without_saying_which() {
        String name = Staff.account(Account.CURATOR);
        for (var wrong :
                Map.of(name, "not the password", name(), Staff.PASSWORD).entrySet()) {
            var guest = new Guest(home);
            Page refused = Staff.signIn(guest, wrong.getKey(), wrong.getValue());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.words(".problem")).contains("do not go together");
            assertThat(refused.document().select("input[name=name]").val()).isEqualTo(wrong.getKey());
            assertThat(refused.document().select("input[type=password]").val()).isEmpty();
            assertThat(guest.cookie(Staff.COOKIE)).isEmpty();
        }
    }

    @Test
    void who_signs_out_is_out() {
        Guest guest = Staff.curator(home);
        Page left = guest.send(guest.get("/curator"), "form[action=/sign-out]", Map.of());
        assertThat(left.location()).isEqualTo("/");
        assertThat(guest.cookie(Staff.COOKIE)).isEmpty();
        assertThat(guest.get("/curator").location()).isEqualTo("/sign-in");
    }

    @Test
    void signing_out_takes_the_form_s_token() {
        Guest guest = Staff.curator(home);
        assertThat(guest.post("/sign-out", Map.of()).status()).isEqualTo(400);
        assertThat(guest.get("/curator").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/curator", "/researcher", "/accounts", "/desk", "/jobs/queue"})
    void a_desk_asks_strangers_to_sign_in_and_then_opens(String desk) {
        var guest = new Guest(home);
        assertThat(guest.get(desk).location()).isEqualTo("/sign-in");
        Page landed = Staff.signIn(guest, Staff.account(Account.CURATOR, Account.RESEARCHER), Staff.PASSWORD);
        assertThat(landed.location()).isEqualTo(desk);
        assertThat(guest.get(desk).status()).isIn(200, 303);
    }

    @Test
    void each_role_has_its_own_desk_and_no_other() {
        Guest curator = Staff.curator(home);
        assertThat(curator.get("/desk").location()).isEqualTo("/curator");
        ParticipantContract.assertIsProblem(curator.get("/researcher"), 403);
        ParticipantContract.assertIsProblem(curator.get("/studies/demonstration/responses.csv"), 403);
        Guest researcher = Staff.researcher(home);
        assertThat(researcher.get("/desk").location()).isEqualTo("/researcher");
        ParticipantContract.assertIsProblem(researcher.get("/curator"), 403);
        ParticipantContract.assertIsProblem(researcher.get("/jobs/queue"), 403);
    }

    @Test
    void who_may_invite_does_with_a_link_that_works_once_and_only_to_roles_of_their_own() {
        Guest inviter = Staff.signedIn(home, Account.ADMINISTRATOR, Account.RESEARCHER);
        Page form = inviter.get("/accounts");
        assertThat(form.document().select("input[name=roles]").eachAttr("value"))
                .containsExactlyInAnyOrder(Account.ADMINISTRATOR, Account.RESEARCHER);
        Page page = inviter.send(form, INVITE, Map.of("roles", Account.RESEARCHER));
        String link = URI.create(page.words(".link")).getPath();
        var guest = new Guest(home);
        String name = name();
        assertThat(accept(guest, guest.get(link), name, Staff.PASSWORD).location())
                .isEqualTo("/sign-in");
        ParticipantContract.assertIsProblem(guest.get(link), 404);
        Staff.signIn(guest, name, Staff.PASSWORD);
        assertThat(guest.get("/researcher").status()).isEqualTo(200);
        assertThat(guest.get("/curator").status()).isEqualTo(403);
        assertThat(Staff.accounts(inviter, name).words("table")).contains(name);
    }

    @Test
    void others_invite_nobody_and_nobody_to_roles_that_they_lack() {
        Guest curator = Staff.curator(home);
        Page form = curator.get("/accounts");
        long before = invitations();
        for (String role : List.of("admin", Account.RESEARCHER, Account.ADMINISTRATOR)) {
            assertThat(curator.send(form, INVITE, Map.of("roles", role)).words(".problem"))
                    .contains("among your own");
        }
        assertThat(curator.post("/accounts", Map.of("csrf-token", Guest.token(form)))
                        .words(".problem"))
                .contains("at least one role");
        Guest researcher = Staff.researcher(home);
        Page list = researcher.get("/accounts");
        assertThat(list.document().select("form[action=/accounts]")).isEmpty();
        Page refused = researcher.post("/accounts", Map.of("roles", "curator", "csrf-token", Guest.token(list)));
        ParticipantContract.assertIsProblem(refused, 403);
        assertThat(invitations()).isEqualTo(before);
    }

    @Test
    void the_link_to_the_first_account_survives_the_next_start_and_another_process() {
        Secret first = QuarkusTransaction.requiringNew().call(welcome::firstInvitation);
        Secret second = QuarkusTransaction.requiringNew().call(welcome::firstInvitation);
        for (Secret link : List.of(first, second)) {
            Page page = new Guest(home).get("/invitations/" + link.text());
            assertThat(page.words("main")).contains("administrator, curator and researcher", "This link works once");
        }
    }

    @Test
    void an_invitation_expires_after_thirty_days_and_says_when() {
        Instant now = Instant.now();
        Secret valid = invitation(now.minus(Invitation.LIFE).plus(Duration.ofHours(1)));
        Secret expired = invitation(now.minus(Invitation.LIFE).minusSeconds(1));
        var guest = new Guest(home);
        Page form = guest.get("/invitations/" + valid.text());
        assertThat(form.words("main")).contains("until " + ResultWords.utcWords(now.plus(Duration.ofHours(1))));
        ParticipantContract.assertIsProblem(guest.get("/invitations/" + expired.text()), 404);
        Page late = guest.post(
                "/invitations/" + expired.text(),
                Map.of("csrf-token", Guest.token(form), "name", name(), "password", Staff.PASSWORD));
        ParticipantContract.assertIsProblem(late, 409);
        invitation(now);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Invitation.count("tokenSha256", expired.sha256())))
                .as("rows of expired invitations after the next was given")
                .isZero();
    }

    private static Secret invitation(Instant now) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Invitation.invite(Set.of(Account.CURATOR), new SecureRandom(), now));
    }

    private static Page accept(Guest guest, Page page, String name, String password) {
        return guest.send(page, "main form", Map.of("name", name, "password", password));
    }

    private static String invitation(String... roles) {
        return "/invitations/"
                + QuarkusTransaction.requiringNew()
                        .call(() -> Invitation.invite(Set.of(roles), new SecureRandom(), Instant.now()))
                        .text();
    }

    private static long invitations() {
        return QuarkusTransaction.requiringNew().call(() -> Invitation.count());
    }

    private static String name() {
        return "test-" + UUID.randomUUID();
    }
}
