import { useKitWords } from './kit-words.ts';
import { StatusTag } from './status-tag.tsx';
import type { Tone } from './notice.tsx';
import './task-list.css';

export interface Task {
  /** Starts with a verb. */
  label: string;
  href?: string;
  status: string;
  tone: Tone | 'quiet';
  done: boolean;
}

/** Long work in parts: counts in words what is done and shows the state of each part. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const words = useKitWords();
  const done = tasks.filter((task) => task.done).length;
  return (
    <div className="k-tasks">
      <p>{words.doneOf(done, tasks.length)}</p>
      <ul>
        {tasks.map((task) => (
          <li key={task.label}>
            {task.href === undefined ? <span>{task.label}</span> : <a href={task.href}>{task.label}</a>}
            <StatusTag tone={task.tone}>{task.status}</StatusTag>
          </li>
        ))}
      </ul>
    </div>
  );
}
