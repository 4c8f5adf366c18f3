"""One conference: bodies, people, periods, figures, tasks, documents."""
