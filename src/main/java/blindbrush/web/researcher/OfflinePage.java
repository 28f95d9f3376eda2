package blindbrush.web.researcher;

import blindbrush.web.participant.SamplePages;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page as a file that is opened without the program: with its style sheet and pictures beside it, without scripts, forms and ways on. */
final class OfflinePage {

    /** A picture in the place of those that a participant is told of. */
    static final String EXAMPLE = "example.svg";

    private static final Pattern HEAD = Pattern.compile("<link rel=\"(icon|stylesheet)\"[^>]*>|<script[^>]*></script>");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\"[^>]*>|</?noscript>|<span class=\"place\"[^>]*></span>");
    private static final Pattern SAMPLE =
            Pattern.compile("src=\"[^\"]*" + SamplePages.TRIAL + "(\\d+)/pictures/(\\d)\"");
    private static final Pattern TOLD = Pattern.compile("src=\"[^\"]*/trials/[^\"]*\"");
    private static final Pattern CARD = Pattern.compile("<img src=\"[^\"]*/end/card\\.svg\"[^>]*>");
    private static final Pattern WAYS = Pattern.compile("(href|action)=\"(?!style\\.css)[^\"]*\"");

    private static final Pattern PICTURE = Pattern.compile("picture-\\d+-\\d\\.jpg");

    private OfflinePage() {}

    /**
     * A page as a file.
     *
     * @param name of the page; one that ends with {@code masked} shows its mask
     * @param real whether the pictures of its trial lie beside it; else the example stands there
     */
    static String of(String name, String html, boolean real) {
        String page = HEAD.matcher(html).replaceAll("");
        page = page.replaceFirst("</head>", "<link rel=\"stylesheet\" href=\"style.css\">\n</head>");
        page = HIDDEN.matcher(page).replaceAll("");
        page = SAMPLE.matcher(page).replaceAll(real ? "src=\"picture-$1-$2.jpg\"" : "src=\"" + EXAMPLE + "\"");
        page = TOLD.matcher(page).replaceAll("src=\"" + EXAMPLE + "\"");
        page = CARD.matcher(page).replaceAll("");
        page = WAYS.matcher(page).replaceAll("$1=\"#\"");
        page = page.replace("<form class=\"trial\"", "<form data-shown class=\"trial\"");
        return name.endsWith("masked") ? page.replace("<div class=\"wall\">", "<div class=\"wall masked\">") : page;
    }

    /** The files of the pictures that it shows. */
    static Stream<String> pictures(String page) {
        return PICTURE.matcher(page).results().map(MatchResult::group);
    }
}
