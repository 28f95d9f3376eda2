package blindbrush.command;

import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/** The version of the build, for {@code --version} and the records beside pictures. */
final class Version implements IVersionProvider {

    static String number() {
        return ResourceBundle.getBundle("blindbrush.command.build").getString("version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"blindbrush " + number()};
    }
}
