package blindbrush.web;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where files lie while they are brought: nobody else's folder, and empty at the start, whatever a killed process left. */
@ApplicationScoped
class UploadFolder {

    @ConfigProperty(name = "quarkus.http.body.uploads-directory")
    Path folder;

    void empty(@Observes StartupEvent event) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder for uploads cannot be emptied: " + folder, failure);
        }
    }
}
