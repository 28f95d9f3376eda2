package blindbrush.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the sheets of an ethics pack say, in English; {@code messages/pack_de.properties} says it in German. */
@MessageBundle("pack")
public interface EthicsMessages {

    @Message("Ethics pack for “{title}”")
    String title(String title);

    @Message(
            "For people who judge this study before it begins. All of it was made from the design of the study as it stood on {date} (UTC). What the researchers wrote themselves stands in their own words.")
    String lead(String date);

    @Message("The design does not say yet:")
    String lacks();

    @Message("who is responsible,")
    String lacks_responsible();

    @Message("how to reach them,")
    String lacks_contact();

    @Message("what the answers are for,")
    String lacks_purpose();

    @Message("on which day personal parts are deleted.")
    String lacks_day();

    @Message("Information sheet for participants")
    String information();

    @Message("What is stored: data dictionary")
    String data();

    @Message("Retention and withdrawal")
    String retention();

    @Message("Debriefing")
    String debriefing();

    @Message("The design as a document")
    String design();

    @Message("Every page of a participant")
    String pages();

    @Message(
            "The pages are files to be opened or printed with a browser, not screenshots. They are made from the same templates and the same style as those of participants, without scripts: buttons and links do nothing here.")
    String pages_how();

    @Message("Before an answer they show pictures of this study.")
    String pages_real();

    @Message("The study does not have all its pictures yet. A drawn example stands in their place.")
    String pages_drawn();

    @Message(
            "On pages behind an answer, pictures, labels and scores are made-up examples, and the figures of others are left out. Codes are shown as XXXX-XXXX-XXXX.")
    String pages_made_up();

    @Message(
            "The last page and the design hold the completion code of the panel: do not publish them before the study has closed.")
    String keep_code();

    @Message("Title of the picture")
    String sample_title();

    @Message("Name of the artist")
    String sample_creator();

    @Message("What you do")
    String what();

    @Message(
            "You look at pictures on a page in your browser and judge whether a human painted each or an algorithm made it, and how sure you are. The parts:")
    String task();

    @Message("Single pictures, answered in six steps from surely human to surely machine: {trials}.")
    String block_single(int trials);

    @Message("Pairs, in which the picture by a human is chosen, with three steps of confidence: {trials}.")
    String block_pairs(int trials);

    @Message("For practice: these do not count.")
    String block_practice();

    @Message("Besides, so many tasks say which answer to give: {trials}.")
    String block_catch(int trials);

    @Message("Each picture stands for {millis} ms; then a mask covers it.")
    String block_brief(int millis);

    @Message("Each pair is shown for {shortest} to {longest} ms, as chance decides; then a mask covers it.")
    String block_exposures(long shortest, long longest);

    @Message(
            "Chance deals each participant one of {number} conditions, evenly. They differ in the pictures that are shown.")
    String conditions(int number);

    @Message("What you are told, and when")
    String told();

    @Message("Some of the pictures were made by an algorithm. Which ones is told nowhere before you answer.")
    String not_deceived();

    @Message("Some tasks say which answer to give. They check attention.")
    String told_catch();

    @Message("While the study is open, you do not learn which of your answers were right.")
    String told_never();

    @Message("At the end you learn which of your answers were right and what each picture was.")
    String told_end();

    @Message("After each answer you learn whether it was right and what the picture was.")
    String told_each();

    @Message("Burden and risks")
    String burden();

    @Message(
            "The pictures are paintings, and pictures made from a photograph in the manner of one. The researchers chose them.")
    String pictures_shown();

    @Message(
            "Pictures appear and are covered by a mask: a still pattern of grey noise. That is one change for each picture, and the next picture comes only after an answer. Nothing blinks or moves by itself. The mask has fine, strong contrast, which people with light-sensitive epilepsy may find unpleasant.")
    String flash_brief();

    @Message("Each picture stands until it is answered. Nothing blinks, and no mask is shown.")
    String flash_none();

    @Message("Taking part is voluntary. You can stop at any time by leaving the page, without giving a reason.")
    String voluntary();

    @Message(
            "If you come from a panel, you get its completion code after your last answer. If you stop before, the page gives you none: ask who is responsible how you are paid then.")
    String panel();

    @Message(
            "The list is complete: a test of the program compares it with its database, its cookies and its scripts. Consent pages are made of the same list and show what applies to whoever reads them.")
    String data_lead();

    @Message("What")
    String data_what();

    @Message("Where, with its name there")
    String data_where();

    @Message("From {date} on")
    String data_then(String date);

    @Message("Later")
    String data_later();

    @Message("stays, anonymous")
    String fate_stays();

    @Message("made coarse")
    String fate_coarsened();

    @Message("deleted")
    String fate_deleted();

    @Message("ends by itself, as it says")
    String fate_ends();

    @Message("nothing happens by itself")
    String fate_nothing();

    @Message(
            "The columns of the files that researchers take away are described in codebook.csv (in English). A panel’s numbers are in a file of their own and never in a published data set.")
    String codebook();

    @Message(
            "On {date} (UTC) the program makes all sessions anonymous by itself. Numbers of a panel, the codes of withdrawals and the check sums by which browsers and panel numbers were recognised are deleted. The times of each session are moved so that it begins on the first of its month; how long everything took stays. The study’s page then says what was deleted and when. From that day on nobody can begin.")
    String day(String date);

    @Message(
            "What stays: answers and how long they took, what was shown, what people said about themselves by choosing from lists, and random numbers that tie these together. Figures and frozen analyses stay as they are. A withdrawal is not possible any more, since nobody can find whose answers are whose.")
    String day_stays();

    @Message(
            "What the program cannot reach: files that researchers downloaded, above all the one with a panel’s numbers, and the panel’s own lists. Whoever has both could still match a session by how long it took. They have to be deleted as well. Rare combinations of replies can point to a person in a small group: ask no more than is needed.")
    String day_rest();

    @Message(
            "The design names no day of deletion. The program deletes nothing by itself: whoever is responsible has to do what the words above say.")
    String no_day();

    @Message("Backups of the server are kept by whoever runs it, for as long as they say.")
    String backups();

    @Message(
            "You can have everything that is stored about you deleted on this page: {address}. It takes the code that you are shown before the first picture and at the end.")
    String withdraw_where(String address);

    @Message(
            "At {number} finished sessions the registered analysis is computed once and frozen. Whoever withdraws later takes their answers with them; these figures stay, and the page says how many withdrew since.")
    String frozen(int number);

    @Message("Figures of all participants together are public while the study is open.")
    String open_results();

    @Message("Thank you for taking part")
    String debriefing_thanks();

    @Message(
            "You saw pictures that were painted by humans and pictures that an algorithm made from a photograph in the manner of a painting. The study asks how well people tell them apart, and whether they know when they can. It is no test of you: many of these pictures are hard to tell for everybody.")
    String debriefing_about();

    @Message(
            "You were not told which of your answers were right, so that others who take part know nothing of it either. Once the study has closed, its page says what each picture was.")
    String debriefing_never();

    @Message(
            "The last page told you which of your answers were right and what each picture was. Please tell nobody who may still take part.")
    String debriefing_end();

    @Message(
            "After each answer you were told whether it was right and what the picture was. Please tell nobody who may still take part.")
    String debriefing_each();

    @Message("Some tasks said which answer to give. They show whether somebody was attentive.")
    String debriefing_catch();

    @Message("Once the study has closed, its results are here: {address}.")
    String debriefing_results(String address);

    @Message(
            "Each participant is shown a code before the first picture and at the end. Whoever enters it on the page for withdrawing has everything deleted at once that the program stores about them. Only a note stays that somebody withdrew: when, the number of the session among all of the study, how many answers were deleted, and a check sum of the code. Of a session that was finished a check sum of its answers stays, too, from which nobody can tell what they were. The page: {address}.")
    String withdraw_how(String address);
}
