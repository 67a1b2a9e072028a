"""The corpus of coded sentences that this project wrote, and the trainer of the model of acts."""
