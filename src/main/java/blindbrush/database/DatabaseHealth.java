package blindbrush.database;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Red from the first write that fails on and until one succeeds; tells the free space beforehand. */
@Readiness
class DatabaseHealth implements HealthCheck {

    @Inject
    DatabaseWatch watch;

    @Inject
    Storage storage;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("The database takes what it is given")
                .status(watch.failing().isEmpty())
                .withData("free megabytes", storage.freeMegabytes());
        watch.failing().ifPresent(reason -> response.withData("reason", reason));
        return response.build();
    }
}
