package dev.millrace.common.autoconfigure;

import dev.millrace.common.problem.Refuses;
import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The parts of the OpenAPI document shared by all calls: authentication, response headers and problems. */
@AutoConfiguration
@ConditionalOnClass(OpenApiCustomizer.class)
class ApiDocumentAutoConfiguration {

    private static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Owner.class);
    }

    @Bean
    OpenAPI document(@Value("${spring.application.name}") String service) {
        return new OpenAPI()
                .info(new Info().title("Millrace " + service).version("1"))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }

    @Bean
    AnswerSchemas answerSchemas() {
        return new AnswerSchemas();
    }

    @Bean
    OperationCustomizer refusals() {
        return (operation, handler) -> {
            Refuses refuses = handler.getMethodAnnotation(Refuses.class);
            if (refuses != null) {
                Refusals.add(operation, refuses.value());
            }
            return operation;
        };
    }

    // why: added last, since springdoc drops schemas that are not referenced yet
    @Bean
    OpenApiCustomizer completeDocument(AnswerSchemas answers) {
        return document -> {
            answers.complete(document);
            document.getComponents().getSchemas().values().forEach(ApiDocumentAutoConfiguration::anchor);
            operations(document)
                    .map(Operation::getParameters)
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .forEach(parameter -> anchor(parameter.getSchema()));
            Refusals.complete(document);
            document.setTags(operations(document)
                    .flatMap(operation -> operation.getTags().stream())
                    .distinct()
                    .sorted()
                    .map(name -> new Tag().name(name))
                    .toList());
        };
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    /** why: Bean Validation matches the whole text, a JSON Schema pattern any part of it. */
    private static void anchor(Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(ApiDocumentAutoConfiguration::anchor);
        }
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
    }
}
