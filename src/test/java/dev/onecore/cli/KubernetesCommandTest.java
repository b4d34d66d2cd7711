package dev.onecore.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.onecore.model.Setting;
import dev.onecore.settings.SettingsReader;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a cluster is told, read by a Kubernetes client's own model: a member that it does not know fails. */
class KubernetesCommandTest {

    private static final Map<String, Class<?>> KINDS = Map.of(
            "v1/Service", Service.class,
            "v1/ConfigMap", ConfigMap.class,
            "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "batch/v1/Job", Job.class);

    /** The model keeps what it does not know; here that is an error. */
    private static final ObjectMapper STRICT = YAMLMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static String printed(String... arguments) {
        StringWriter out = new StringWriter();
        assertThat(Onecore.run(new PrintWriter(out), new PrintWriter(out), arguments))
                .isZero();
        return out.toString();
    }

    private static List<Object> parsed(String text) throws IOException {
        List<Object> all = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                STRICT.readerFor(JsonNode.class).readValues(text)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                String kind = document.path("apiVersion").asText() + "/"
                        + document.path("kind").asText();
                assertThat(KINDS).containsKey(kind);
                all.add(STRICT.treeToValue(document, KINDS.get(kind)));
            }
        }
        return all;
    }

    private static <T> T one(List<Object> all, Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    @Test
    void aMemberThatNoClusterKnowsIsAnError() {
        assertThatThrownBy(() -> parsed(printed("kubernetes").replace("parallelism:", "paralelism:")))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("paralelism");
        assertThatThrownBy(() -> parsed(printed("kubernetes").replace("mountPath:", "mountpath:")))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void theServiceLeadsToThePodsOfBothJobsAndTheirSettingsNameIt() throws IOException {
        List<Object> all = parsed(printed("kubernetes"));
        Service service = one(all, Service.class);
        assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
        assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
        assertThat(service.getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .containsExactly(7800, 7900);
        String name = service.getMetadata().getName();

        List<Job> jobs =
                all.stream().filter(Job.class::isInstance).map(Job.class::cast).toList();
        assertThat(jobs).hasSize(2).allSatisfy(job -> {
            PodTemplateSpec pod = job.getSpec().getTemplate();
            assertThat(pod.getMetadata().getLabels())
                    .containsAllEntriesOf(service.getSpec().getSelector());
            assertThat(pod.getSpec().getSubdomain()).isEqualTo(name);
            assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Never");
        });
        assertThat(jobs.get(0).getSpec().getTemplate().getSpec().getHostname()).isEqualTo("controller");

        Map<String, String> settings = settings(one(all, ConfigMap.class));
        assertThat(settings)
                .containsEntry(Setting.SERVICE.key(), name + ".default.svc.cluster.local")
                .containsKey(Setting.SERVICE_KEY.key());
        assertThat(SettingsReader.read(settings).scalars().whole(Setting.INJECTORS))
                .hasValue(jobs.get(1).getSpec().getCompletions());
        assertThat(jobs.get(1).getSpec().getCompletionMode()).isEqualTo("Indexed");
        assertThat(jobs.get(1).getSpec().getParallelism())
                .isEqualTo(jobs.get(1).getSpec().getCompletions());
    }

    /** Those of the lines that both jobs are given as arguments. */
    private static Map<String, String> settings(ConfigMap map) {
        Map<String, String> settings = new HashMap<>();
        map.getData()
                .get("arguments")
                .lines()
                .filter(line -> line.startsWith("-D"))
                .forEach(line -> {
                    String[] parts = line.substring("-D".length()).split("=", 2);
                    settings.put(parts[0], parts[1]);
                });
        return settings;
    }

    @Test
    void anImageIsBuiltOfTheWholeProject() {
        assertThat(printed("kubernetes", "--dockerfile")).contains("mvn -q", "ENTRYPOINT [\"java\", \"-jar\"");
    }
}
