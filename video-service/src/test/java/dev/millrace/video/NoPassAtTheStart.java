package dev.millrace.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Keeps hourly passes from their run at the start of a service, which would be in the midst of a test. */
final class NoPassAtTheStart implements BeanFactoryPostProcessor {

    private static final Duration HOUR = Duration.ofHours(1);

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // why a singleton: of those who schedule it comes last, and so finds what is scheduled
        beans.registerSingleton("afterAllThatSchedule", (SchedulingConfigurer) NoPassAtTheStart::postpone);
    }

    private static void postpone(ScheduledTaskRegistrar tasks) {
        List<IntervalTask> postponed = new ArrayList<>();
        for (IntervalTask task : tasks.getFixedDelayTaskList()) {
            boolean isHourly = task.getIntervalDuration().equals(HOUR);
            postponed.add(isHourly ? new FixedDelayTask(task.getRunnable(), HOUR, HOUR) : task);
        }
        tasks.setFixedDelayTasksList(postponed);
    }
}
