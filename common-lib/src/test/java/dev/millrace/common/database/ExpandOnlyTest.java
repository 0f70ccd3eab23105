package dev.millrace.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpandOnlyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table videos drop column title;",
                "DROP TABLE captions;",
                "alter table videos rename column title to name;",
                "alter table videos alter column bytes type bigint;",
                "alter table videos alter column bytes set data type bigint;",
                "alter table videos alter column bytes set not null;",
                "alter table videos add column tag text not null;",
                "alter table videos add column a text default 'x' not null, add column b text not null;"
            })
    void whatTheFormerProgramCannotWorkWithIsFound(String sql) {
        assertThat(ExpandOnly.in(sql)).hasSize(1);
        assertThat(ExpandOnly.in("-- contract: 1.4 has stopped to read it\n" + sql))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table tags (id uuid primary key, name text not null);",
                "alter table videos add column tag text;",
                "alter table videos add column tag text not null default '';",
                "alter table videos add column tag text default '' not null;",
                "create index concurrently videos_by_tag on videos (tag); -- drop table later",
                "drop index videos_by_title;"
            })
    void whatItNeedNotKnowIsAllowed(String sql) {
        assertThat(ExpandOnly.in(sql)).isEmpty();
    }

    @Test
    void aContractNamesWhatStoppedToUseIt() {
        assertThat(ExpandOnly.in("-- contract:\ndrop table captions;")).hasSize(1);
    }
}
