"""The dashboard: Streamlit pages over the published warehouse. Reads; never writes."""
