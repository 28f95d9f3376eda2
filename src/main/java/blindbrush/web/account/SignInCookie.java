package blindbrush.web.account;

import blindbrush.database.Secret;
import blindbrush.web.Cookies;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The browser's side of signing in: a cookie with the secret, and one that knows which page was asked for before. */
@RequestScoped
public class SignInCookie {

    private static final String ACCOUNT = "account";
    private static final String WANTED = "wanted";

    @Inject
    Cookies cookies;

    /** The secret that this browser holds, good or not. */
    Optional<Secret> secret() {
        return cookies.value(ACCOUNT).map(Secret::of);
    }

    /** Ends with the browser. */
    NewCookie of(Secret secret) {
        return cookies.strict(ACCOUNT, secret.text(), NewCookie.DEFAULT_MAX_AGE);
    }

    /** Takes the secret from the browser. */
    NewCookie gone() {
        return cookies.strict(ACCOUNT, "", 0);
    }

    /** The page of ours that somebody was sent away from to sign in. */
    Optional<URI> wanted() {
        return cookies.value(WANTED).flatMap(SignInCookie::address);
    }

    /** Empty for what is no address of ours, or none at all. */
    private static Optional<URI> address(String text) {
        try {
            String address = URLDecoder.decode(text, StandardCharsets.UTF_8);
            return address.matches("/[\\w\\-.~/?=&%,;:@!$'()*+]*") && !address.startsWith("//")
                    ? Optional.of(new URI(address))
                    : Optional.empty();
        } catch (IllegalArgumentException | URISyntaxException damaged) {
            return Optional.empty();
        }
    }

    NewCookie wantedNoMore() {
        return cookies.strict(WANTED, "", 0);
    }
}
