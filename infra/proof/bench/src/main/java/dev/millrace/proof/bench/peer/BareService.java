package dev.millrace.proof.bench.peer;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A service that does nothing but the usual: it verifies a JWT, reads one row by its key, and answers JSON. */
@SpringBootConfiguration(proxyBeanMethods = false)
@BareWeb
@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
public class BareService {

    public static void main(String... arguments) {
        SpringApplication.run(BareService.class, arguments);
    }

    @Bean
    JdbcClient statements(DataSource database) {
        return JdbcClient.create(database);
    }

    /** A row. */
    record Item(UUID id, String title, long sizeBytes) {}

    @RestController
    static final class Items {

        private final JdbcClient database;

        Items(JdbcClient database) {
            this.database = database;
        }

        @GetMapping("/items/{number}")
        Item get(@PathVariable int number) {
            return database.sql("select id, title, size_bytes from bench.items where number = ?")
                    .param(number)
                    .query((row, index) -> new Item(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)))
                    .single();
        }
    }
}
