package blindbrush.database;

import org.hibernate.dialect.PostgreSQLDialect;

/** PostgreSQL's dialect in the words that H2 speaks too: H2 knows {@code for update} but not {@code for no key update}. */
public class SharedDialect extends PostgreSQLDialect {

    @Override
    public String getForUpdateString() {
        return " for update";
    }
}
