package dev.millrace.upload;

import dev.millrace.common.database.CountedStatements;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** The real service on a free port, against the embedded cloud and a {@link VideoServiceFake}; one for all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {UploadServiceApplication.class, Surroundings.class, CountedStatements.class})
@ContextConfiguration(initializers = Surroundings.Settings.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface RunningUploadService {}
