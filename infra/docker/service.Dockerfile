# One image per service: ./millrace images, or, when Maven has built the jars:
# docker build -f infra/docker/service.Dockerfile --build-arg MODULE=video-service -t millrace/video-service .
# What changes rarely comes first, so a release ships only the last layers.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY infra/docker/modules ./
RUN jlink --add-modules "$(grep -v '^#' modules | paste -s -d , -)" --strip-native-debug-symbols exclude-debuginfo-files \
    --no-man-pages --no-header-files --compress zip-6 --output runtime
ARG MODULE
COPY ${MODULE}/target/${MODULE}-exec.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers && jar -xf app.jar META-INF/sbom
# why here: a container of the worker would unpack 90 MB at every start, into a folder that it may not write
RUN install -d ffmpeg && if [ "$MODULE" = transcode-worker ]; then \
    java -cp "layers/dependencies/lib/*:layers/snapshot-dependencies/lib/*:layers/application/lib/*" \
        dev.millrace.common.ffmpeg.UnpackFfmpeg ffmpeg; fi
# Two fifths of the container's memory are heap. A worker needs most of it for ffmpeg and sets its own.
ARG JAVA_OPTIONS="-XX:MaxRAMPercentage=40"
# why Xms: a small container's first heap would be too small for the archive's objects
RUN echo "-XX:+ExitOnOutOfMemoryError -XX:AOTCache=/app/app.aot -Xms96m $JAVA_OPTIONS" > java.options
# why: a layer whose content did not change is the same one, and is not shipped again
RUN find . -exec touch -h -d @1767225600 {} +

FROM debian:trixie-slim AS service
WORKDIR /app
COPY --from=build /build/runtime/ /opt/java/
COPY infra/docker/system-sbom infra/docker/ready /usr/local/bin/
RUN useradd --uid 10001 --create-home millrace \
    && install -d -o millrace -m 700 /var/lib/millrace /run/millrace \
    && ln -s /opt/java/bin/java /usr/local/bin/java \
    && install -d /usr/share/sbom && system-sbom > /usr/share/sbom/system.cdx.json
COPY --from=build /build/ffmpeg/ /opt/ffmpeg/
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/META-INF/sbom/ /usr/share/sbom/
COPY --from=build /build/java.options ./
COPY --from=build /build/layers/application/ ./

# Starts the service once, until its context stands: its classes are read and linked here, and no more at each start.
# why G1: with it alone the cache also holds objects, which every other collector can read
FROM service AS archive
COPY infra/docker/training.properties /training/
RUN SPRING_CONFIG_IMPORT=file:/training/training.properties java -XX:+UseG1GC -XX:AOTCacheOutput=app.aot \
        -Dspring.context.exit=onRefresh -jar app.jar > /training/log 2>&1 && [ -s app.aot ] \
    || { tail -n 20 /training/log; exit 1; }

FROM service
COPY --from=archive /app/app.aot ./
ENV MILLRACE_FFMPEG_CACHE=/opt/ffmpeg MILLRACE_WORKER_DIRECTORY=/var/lib/millrace/scratch
USER 10001
# why: what an orchestrator mounts over a read-only root takes owner and mode from here, and would else be root's
VOLUME ["/tmp", "/var/lib/millrace"]
# why liveness: what is ready depends on the database, and a service that waits for it must not be replaced
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s CMD ["ready", "/actuator/health/liveness"]
# why: exec form, so that SIGTERM reaches Java and a worker drains
ENTRYPOINT ["java", "@java.options", "-jar", "app.jar"]
ARG MODULE
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title=$MODULE org.opencontainers.image.version=$VERSION \
    org.opencontainers.image.revision=$REVISION
