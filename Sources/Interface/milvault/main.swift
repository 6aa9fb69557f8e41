print("milvault")
