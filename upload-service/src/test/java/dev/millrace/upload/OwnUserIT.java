package dev.millrace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.migration.MigrationRun;
import dev.millrace.local.cloud.CloudProcess;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** As on RDS: one user owns the schema and migrates it by a run of its own, another one is the service. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {UploadServiceApplication.class, Surroundings.class})
@ContextConfiguration(initializers = {Surroundings.Settings.class, OwnUserIT.Migrated.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DirtiesContext
class OwnUserIT {

    private static final String OWNER = "upload_owner";
    private static final String APP = "upload_app";

    private final UploadClient phone;
    private final UUID video;
    private final JdbcClient jdbc;

    OwnUserIT(VideoServiceFake videos, JdbcClient jdbc, @LocalServerPort int port) {
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
        this.jdbc = jdbc;
    }

    @Test
    void anUploadNeedsNoRightButToReadAndWriteRows() throws Exception {
        String session = phone.opened(video, 1000);
        phone.send(session, UploadClient.mp4(1000), 5_242_880, 1);
        phone.complete(session).expect(200);

        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo(APP);
        assertThat(jdbc.sql("select count(*) from information_schema.tables t where table_schema = 'upload' and"
                                + " pg_has_role(current_user, (select tableowner from pg_tables p"
                                + " where p.tablename = t.table_name and p.schemaname = 'upload'), 'member')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    static class Migrated implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, String> cloud = CloudProcess.shared().serviceProperties("upload-service");
            String url = String.valueOf(cloud.get("spring.datasource.url"));
            String password = String.valueOf(cloud.get("spring.datasource.password"));
            JdbcClient superuser = JdbcClient.create(new DriverManagerDataSource(url, "postgres", password));
            for (String sql : List.of(
                    "create role " + OWNER + " login password '" + password + "'",
                    "create role " + APP + " login password '" + password + "'",
                    "create database ours owner " + OWNER)) {
                superuser.sql(sql).update();
            }
            String ours = url.replaceFirst("/millrace", "/ours");
            MigrationRun.run(
                    "--spring.datasource.url=" + ours,
                    "--spring.datasource.username=" + OWNER,
                    "--spring.datasource.password=" + password,
                    "--millrace.migrations.grant-to=" + APP);
            TestPropertyValues.of(
                            "spring.datasource.url=" + ours,
                            "spring.datasource.username=" + APP,
                            "millrace.migrations.on-start=false")
                    .applyTo(context);
        }
    }
}
