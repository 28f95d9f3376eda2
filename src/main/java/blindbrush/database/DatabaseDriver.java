package blindbrush.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** One driver for both databases: the address alone says whether H2 or PostgreSQL answers, so that one artifact serves either. */
// PostgreSQL's driver has annotations for another checker; looked at, they make javac warn
@NullUnmarked
public final class DatabaseDriver implements Driver {

    private final Driver h2 = new org.h2.Driver();
    private final Driver postgres = new org.postgresql.Driver();

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        return driverFor(url).connect(H2Address.of(url).map(H2Address::url).orElse(url), properties);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return h2.acceptsURL(url) || postgres.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return driverFor(url).getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("blindbrush.database");
    }

    private Driver driverFor(String url) {
        return H2Address.of(url).isPresent() ? h2 : postgres;
    }
}
