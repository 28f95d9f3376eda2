package blindbrush.command.option;

import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/** The version of the build, for {@code --version} and the records beside pictures. */
public final class Version implements IVersionProvider {

    /** The version alone, as the build's file says it. */
    public static String number() {
        return ResourceBundle.getBundle("blindbrush.command.build").getString("version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"blindbrush " + number()};
    }
}
