# One image per service: docker build -f infra/docker/service.Dockerfile --build-arg MODULE=video-service -t millrace/video-service .
# Maven has built the jar before. Its libraries change rarely and come first, so a release ships only the small last layer.
FROM eclipse-temurin:25-jre AS layers
ARG MODULE
WORKDIR /build
COPY ${MODULE}/target/${MODULE}-exec.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home millrace \
    && install -d -o millrace -m 700 /var/lib/millrace /run/millrace
WORKDIR /app
COPY infra/docker/ready /usr/local/bin/
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
# Two fifths of the container's memory are heap. A worker needs most of it for ffmpeg and sets its own.
ARG JAVA_OPTIONS="-XX:MaxRAMPercentage=40"
RUN echo "-XX:+ExitOnOutOfMemoryError $JAVA_OPTIONS" > java.options
USER 10001
# why: exec form, so that SIGTERM reaches Java and a worker drains
ENTRYPOINT ["java", "@java.options", "-jar", "app.jar"]
