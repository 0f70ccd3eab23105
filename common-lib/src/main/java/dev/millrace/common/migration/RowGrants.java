package dev.millrace.common.migration;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a role read and write the rows of a schema that it does not own. */
final class RowGrants {

    private static final List<String> GRANTS = List.of(
            "grant usage on schema %1$s to %2$s",
            "grant select, insert, update, delete on all tables in schema %1$s to %2$s",
            "grant usage on all sequences in schema %1$s to %2$s",
            "revoke insert, update, delete on %1$s.%3$s from %2$s");

    private RowGrants() {}

    /** @param role a plain lower-case name */
    static void give(DataSource database, Configuration flyway, String role) {
        JdbcClient jdbc = JdbcClient.create(database);
        for (String schema : flyway.getSchemas()) {
            GRANTS.forEach(grant ->
                    jdbc.sql(grant.formatted(schema, role, flyway.getTable())).update());
        }
    }
}
